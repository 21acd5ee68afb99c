namespace Workflow.Core.Deadlines;

/// <summary>What happened to a dossier's clock; dates are always computed from these, never the other way round.</summary>
public enum ClockFactKind
{
    /// <summary>The dossier was validly received; carries the limit.</summary>
    Started,
    /// <summary>The clock stopped, or a second reason to stop was added.</summary>
    Paused,
    /// <summary>One reason to stop fell away; after an end, the end is taken back and no time is given for it.</summary>
    Resumed,
    /// <summary>The dossier moved to another case; carries the new limit, counted from the original reception.</summary>
    CaseChanged,
    /// <summary>Processing ended: the result is ready, or the dossier was refused or withdrawn.</summary>
    Ended,
}

/// <summary>One fact of a dossier's clock. Never changed once written.</summary>
public sealed class ClockFact
{
    public required Guid DossierId { get; init; }

    /// <summary>Order of the facts of a dossier, from 1.</summary>
    public required int Sequence { get; init; }
    public required ClockFactKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Written form of the limit that holds from here (<see cref="TimeLimit.ToString"/>): on Started and CaseChanged only.</summary>
    public string? Limit { get; init; }
    public string? Reason { get; init; }

    /// <summary>The calendar in force when the fact was written; the fact is computed with it for ever.</summary>
    public required string CalendarVersion { get; init; }
}
