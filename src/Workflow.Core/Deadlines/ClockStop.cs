namespace Workflow.Core.Deadlines;

/// <summary>One stop of a dossier's clock; reasons that overlap make one stop, so their overlap counts once.</summary>
/// <param name="ResumedAt">Null while the clock stands.</param>
/// <param name="RemainingMinutes">Working minutes to the binding date that were left when the clock stopped; zero when the dossier was late already.</param>
/// <param name="Before">The dates when the clock stopped.</param>
/// <param name="After">The dates when it went on; those before while it stands.</param>
/// <param name="Reasons">What stopped it, in the order in which the reasons were added.</param>
public sealed record ClockStop(
    DateTime PausedAt,
    string PausedUnder,
    DateTime? ResumedAt,
    string? ResumedUnder,
    int RemainingMinutes,
    ClockDates Before,
    ClockDates After,
    IReadOnlyList<ClockStopReason> Reasons)
{
    /// <summary>The binding date after the stop; the one before it while the clock stands.</summary>
    public DateTime Binding => After.Binding;

    /// <summary>Why the clock first stopped.</summary>
    public string? Reason => Reasons[0].Began.Reason;
}

/// <summary>One reason why the clock stands: a step that waits for the applicant, a suspension, a step whose time does not count.</summary>
/// <param name="Ended">The fact by which it fell away; null while it holds.</param>
public sealed record ClockStopReason(ClockFact Began, ClockFact? Ended)
{
    /// <summary>Whether the open steps stand still as well; while a step runs that does not count, they go on.</summary>
    public bool PausesSteps => Began.Kind != ClockFactKind.UncountedBegan;
}

/// <summary>The three dates of a dossier at one point of its clock.</summary>
/// <param name="Binding">Lateness is measured against it.</param>
/// <param name="Appointed">Promised and shown: the binding date, unless an apology without legal basis promised a later one.</param>
/// <param name="Statutory">The outer bound; null as in <see cref="Deadline"/>.</param>
public readonly record struct ClockDates(DateTime Binding, DateTime Appointed, DateTime? Statutory);

/// <summary>A stretch in which the steps of a dossier stood still.</summary>
/// <param name="FromUnder">The calendar by which what was left is counted.</param>
/// <param name="To">Null while it lasts.</param>
public sealed record ClockPause(DateTime From, string FromUnder, DateTime? To, string? ToUnder);

/// <summary>A fact that moved the dates by itself: an extension or a restart.</summary>
public sealed record ClockShift(ClockFact Fact, ClockDates Before, ClockDates After);
