namespace Workflow.Core.Deadlines;

/// <summary>Whether a dossier's clock runs.</summary>
public enum ClockState { Running, Paused, Ended }

/// <summary>One stop of a dossier's clock; overlapping reasons make one stop.</summary>
/// <param name="ResumedAt">Null while the clock stands.</param>
/// <param name="RemainingMinutes">Working minutes that were left when the clock stopped; zero when the dossier was late already.</param>
/// <param name="Binding">The binding date after the stop; the one before it while the clock stands.</param>
public sealed record ClockStop(
    DateTime PausedAt, string PausedUnder, DateTime? ResumedAt, string? ResumedUnder, int RemainingMinutes, DateTime Binding, string? Reason);

/// <summary>A dossier's dates as its clock facts make them (docs/deadlines.md, section 5).</summary>
/// <param name="Unpaused">The dates by the limit now in force, counted from the original reception as if the clock had never stopped.</param>
/// <param name="Limiting">The fact that set that limit: the start, or the last change of case.</param>
/// <param name="Binding">The appointed date, moved by pauses; lateness is measured against it.</param>
/// <param name="Statutory">The outer bound, moved by pauses to the closing time of the day it then falls on; null as in <see cref="Deadline"/>.</param>
/// <param name="RemainingMinutes">Working minutes left while paused; null otherwise.</param>
public sealed record DossierClock(
    Deadline Unpaused,
    ClockFact Limiting,
    DateTime Binding,
    DateTime? Statutory,
    ClockState State,
    int? RemainingMinutes,
    DateTime? EndedAt,
    IReadOnlyList<ClockStop> Stops)
{
    /// <summary>When the clock began to run.</summary>
    public DateTime EffectiveStart => Unpaused.EffectiveStart;

    public bool IsPaused => State == ClockState.Paused;

    /// <summary>Computes the dates from all facts of one dossier in their order, each with the calendar it names; rejects facts that contradict each other.</summary>
    /// <param name="clockOf">The office's clock under a calendar version.</param>
    public static Result<DossierClock> Replay(IReadOnlyList<ClockFact> facts, Func<string, OfficeClock> clockOf) =>
        ClockReplay.Of(facts, clockOf);

    /// <summary>The lines that explain the dates: reception, what was counted before, between and after the stops, and the bound.</summary>
    public Result<IReadOnlyList<DerivationLine>> Explain(Func<string, OfficeClock> clockOf)
    {
        var derivation = new Derivation(clockOf(Limiting.CalendarVersion));
        if (Limiting.Kind == ClockFactKind.CaseChanged) derivation.CaseChanged(Limiting, Unpaused);
        if (Stops.Count == 0) return derivation.Of(Unpaused);

        derivation.Reception(Unpaused);
        if (Unpaused.BindingRule == DueRule.Rolling)
            derivation.Counted(Unpaused.EffectiveStart, Earlier(Stops[0].PausedAt, Unpaused.Binding));
        derivation.Bounds(Unpaused);
        for (var i = 0; i < Stops.Count; i++)
            derivation.Stop(Stops[i], i + 1 < Stops.Count ? Stops[i + 1].PausedAt : null, clockOf);
        derivation.Notices(Unpaused.Received, Binding);
        return derivation.Lines;
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one <= other ? one : other;
}
