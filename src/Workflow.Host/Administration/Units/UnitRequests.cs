using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Core.Offices;

namespace Workflow.Host.Administration.Units;

/// <summary>A new unit.</summary>
/// <param name="ValidFrom">First day of the unit.</param>
/// <param name="ParentCode">Absent for a root.</param>
internal sealed partial record NewUnit(string Code, string Name, UnitKind Kind, string DossierPrefix, DateOnly ValidFrom, string? ParentCode = null)
{
    public const int LongestCode = 35;
    public const int LongestName = 200;
    public const int LongestPrefix = 35;

    /// <summary>What is wrong with it by itself; a list or form says all of it at once.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (!CodeForm().IsMatch(Code)) yield return AdministrationSentences.Wrong("code", "UnitCodeInvalid");
        if (Name.Trim().Length is 0 or > LongestName) yield return AdministrationSentences.Wrong("name", "UnitNameInvalid", LongestName);
        if (!PrefixForm().IsMatch(DossierPrefix)) yield return AdministrationSentences.Wrong("dossierPrefix", "PrefixInvalid");
        if (ParentCode == Code) yield return AdministrationSentences.Wrong("parentCode", "UnitAboveItself");
    }

    public Unit ToUnit() => new()
    {
        Code = Code, Name = Name.Trim(), Kind = Kind, ParentCode = ParentCode, DossierPrefix = DossierPrefix, ValidFrom = ValidFrom,
    };

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9.-]{0,34}\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^[A-Z0-9.]{1,35}\z")]
    private static partial Regex PrefixForm();
}

/// <summary>A unit ends.</summary>
/// <param name="Day">First day on which it no longer exists.</param>
internal sealed record CloseUnit(DateOnly Day, string? Decision = null);

/// <summary>A unit goes on under another name and code: a new unit takes its place.</summary>
/// <param name="Day">First day of the new one.</param>
internal sealed record RenameUnit(string Code, string Name, DateOnly Day, string? Decision = null);

/// <summary>A unit goes into another one that exists.</summary>
/// <param name="Into">Code of the unit that takes everything over.</param>
/// <param name="Day">First day on which only the other one exists.</param>
internal sealed record MergeUnit(string Into, DateOnly Day, string? Decision = null);
