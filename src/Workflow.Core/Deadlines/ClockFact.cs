namespace Workflow.Core.Deadlines;

/// <summary>What happened to a dossier's clock; dates are always computed from these, never the other way round.</summary>
public enum ClockFactKind
{
    /// <summary>The dossier was validly received; carries the limit.</summary>
    Started,
    /// <summary>A step that waits for the applicant stopped the clock, or was added to what stops it.</summary>
    Paused,
    /// <summary>One reason to stop fell away; after an end, the end is taken back and no time is given for it.</summary>
    Resumed,
    /// <summary>The dossier moved to another case; carries the new limit, counted from the original reception.</summary>
    CaseChanged,
    /// <summary>Processing ended: the result is ready, or the dossier was refused or withdrawn.</summary>
    Ended,
    /// <summary>The approver stopped the dossier on a legal basis: a reason to pause of its own, ended by Resumed without a step.</summary>
    Suspended,
    /// <summary>A new date was promised by an apology letter; the binding date moves only with a legal basis.</summary>
    Extended,
    /// <summary>A sector rule has the whole limit counted anew from here.</summary>
    Restarted,
    /// <summary>A step opened whose time does not count toward the limit.</summary>
    UncountedBegan,
    /// <summary>Such a step is over.</summary>
    UncountedEnded,
    /// <summary>The limit was corrected on a legal basis; carries the new one, counted from the original reception.</summary>
    LimitChanged,
    /// <summary>Every fact up to here is computed under the calendar that this one names.</summary>
    Recomputed,
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

    /// <summary>Written form of the limit that holds from here (<see cref="TimeLimit.ToString"/>): on Started, CaseChanged and LimitChanged only.</summary>
    public string? Limit { get; init; }

    /// <summary>The step that stopped the clock, lets it go on or does not count; null for a suspension, and in facts written before it was kept.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>The new date of an extension, UTC.</summary>
    public DateTime? PromisedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>The provision that allows a suspension, an extension that binds, or another limit.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Number of the document behind the fact, e.g. of the apology letter.</summary>
    public string? Document { get; init; }

    /// <summary>The calendar in force when the fact was written; the fact is computed with it unless a later Recomputed names another.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>Whether the fact carries a limit, which is counted from the reception or the last restart.</summary>
    public bool SetsLimit => Kind is ClockFactKind.Started or ClockFactKind.CaseChanged or ClockFactKind.LimitChanged;
}
