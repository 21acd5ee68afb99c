using System.Text.RegularExpressions;
using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Core.Offices;

namespace Workflow.Host.Administration.Officers;

/// <summary>A new officer.</summary>
/// <param name="ValidFrom">First day of service.</param>
internal sealed partial record NewOfficer(string Id, string Name, string Position, string UnitCode, DateOnly ValidFrom, string? Email = null, string? Phone = null)
{
    public const int LongestId = 64;

    public IEnumerable<Problem> Problems()
    {
        if (!IdForm().IsMatch(Id)) yield return AdministrationSentences.Wrong("id", "OfficerIdInvalid");
        foreach (var problem in new OfficerDetails(Name, Position, Email, Phone).Problems()) yield return problem;
    }

    public Officer ToOfficer() => new()
    {
        Id = Id, Name = Name.Trim(), Position = Position.Trim(), UnitCode = UnitCode, Email = OfficerDetails.Kept(Email), Phone = OfficerDetails.Kept(Phone), ValidFrom = ValidFrom,
    };

    [GeneratedRegex(@"^[a-z0-9._-]{1,64}\z")]
    private static partial Regex IdForm();
}

/// <summary>What of an officer may be put right at any time.</summary>
internal sealed record OfficerDetails(string Name, string Position, string? Email = null, string? Phone = null)
{
    public const int LongestName = 120;
    public const int LongestPosition = 120;
    public const int LongestContact = 120;

    public IEnumerable<Problem> Problems()
    {
        if (Name.Trim().Length is 0 or > LongestName) yield return AdministrationSentences.Wrong("name", "OfficerNameInvalid", LongestName);
        if (Position.Trim().Length is 0 or > LongestPosition) yield return AdministrationSentences.Wrong("position", "PositionInvalid", LongestPosition);
        var contact = Contact.Of(Kept(Email), Kept(Phone));
        if (Kept(Email) is { } email && (contact.Email is null || email.Length > LongestContact)) yield return AdministrationSentences.Wrong("email", "EmailInvalid");
        if (Kept(Phone) is { } phone && (contact.Phone is null || phone.Length > LongestContact)) yield return AdministrationSentences.Wrong("phone", "PhoneInvalid");
    }

    /// <summary>What was typed, trimmed; null for nothing.</summary>
    public static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>An officer goes to another unit.</summary>
/// <param name="Day">First day there.</param>
/// <param name="Roles">Roles held there from that day on; those of other units end.</param>
internal sealed record MoveOfficer(string UnitCode, DateOnly Day, IReadOnlyList<Role> Roles);

/// <param name="Day">First day on which the officer no longer serves.</param>
internal sealed record EndOfficer(DateOnly Day);

/// <summary>A role that is given, or taken, in a unit.</summary>
/// <param name="Day">First day with it, or without.</param>
internal sealed record PostChange(Role Role, string UnitCode, DateOnly Day);
