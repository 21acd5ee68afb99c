using Workflow.Core.Dossiers;

namespace Workflow.Core.Offices;

/// <summary>The kinds of unit in a province's tree.</summary>
public enum UnitKind { Province, ServiceCenter, Department, Division, CommuneCenter, VerticalAgency }

/// <summary>An organisational unit, valid from one date to another; a renamed or merged unit is succeeded by another.</summary>
public sealed class Unit : IRevised
{
    /// <summary>Agency identifier, at most 35 characters (Decision 20/2020/QĐ-TTg), e.g. <c>H05.14</c>.</summary>
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required UnitKind Kind { get; init; }
    public string? ParentCode { get; init; }

    /// <summary>Prefix of the dossier codes allotted here (Circular 01/2018/TT-VPCP, article 19), e.g. <c>000.00.14.H05</c>.</summary>
    public required string DossierPrefix { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>First day on which the unit no longer exists; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The unit that takes over what is open here when this one ends; null where nothing does.</summary>
    public string? SuccessorCode { get; set; }
    public int Revision { get; set; }

    /// <summary>Whether the unit exists on a day.</summary>
    public bool IsValid(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    /// <summary>Whether another unit has taken this one over by a day.</summary>
    public bool IsTakenOver(DateOnly day) => SuccessorCode is not null && ValidTo <= day;

    /// <summary>The same unit in another place of the tree.</summary>
    internal Unit Below(string? parentCode) => parentCode == ParentCode ? this : new Unit
    {
        Code = Code, Name = Name, Kind = Kind, ParentCode = parentCode, DossierPrefix = DossierPrefix, ValidFrom = ValidFrom, ValidTo = ValidTo,
        SuccessorCode = SuccessorCode, Revision = Revision,
    };
}
