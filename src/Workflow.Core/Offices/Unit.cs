namespace Workflow.Core.Offices;

/// <summary>The kinds of unit in a province's tree.</summary>
public enum UnitKind { Province, ServiceCenter, Department, Division, CommuneCenter, VerticalAgency }

/// <summary>An organisational unit, valid from one date to another; a renamed unit is a new one.</summary>
public sealed class Unit
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
    public DateOnly? ValidTo { get; init; }
}
