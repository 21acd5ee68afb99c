namespace Workflow.Core.Deadlines;

/// <summary>One act by which a calendar came into force: who, when, why, and whether running dossiers were recomputed. Never changed.</summary>
public sealed class CalendarPublication
{
    /// <summary>From 1 without gaps: of two publications at once, one loses.</summary>
    public required int Number { get; init; }
    public required string Version { get; init; }

    /// <summary>The version in force before; null for the first calendar of a database.</summary>
    public required string? VersionBefore { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public required string Reason { get; init; }

    /// <summary>The run that recomputes running dossiers; null when the calendar holds for new facts only.</summary>
    public Guid? RunId { get; init; }
}
