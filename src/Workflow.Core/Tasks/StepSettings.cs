using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Core.Tasks;

/// <summary>What a definition says of one human step; fixed for the life of a version.</summary>
public sealed record StepSettings
{
    public required StepKind Kind { get; init; }

    /// <summary>Stable name of the step, unique in the process; statistics and migration go by it.</summary>
    public required string StepKey { get; init; }
    public required string Title { get; init; }
    public string Instructions { get; init; } = "";
    public required Role Role { get; init; }
    public UnitSelector UnitSelector { get; init; } = UnitSelector.Competent;

    /// <summary>Code of the unit when the selector is <see cref="UnitSelector.Named"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>Time allowed from the opening of the step; zero means within the dossier's appointed date.</summary>
    public required TimeLimit Limit { get; init; }

    /// <summary>Working minutes before the due instant at which to warn; null takes the rule of docs/deadlines.md, section 7.</summary>
    public int? WarnBeforeMinutes { get; init; }

    /// <summary>Key of the form to fill, null when the step has none.</summary>
    public string? Form { get; init; }
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>
    /// Whether the time of the step is part of the procedure's limit. A step whose time the law leaves out is not part of the sum that is held
    /// against the limit, and while it is open the dossier's clock stands. Work inside another step's time counts and takes a zero limit.
    /// </summary>
    public bool CountsTowardLimit { get; init; } = true;
}
