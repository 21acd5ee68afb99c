using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>Whether a dossier's clock runs.</summary>
public enum ClockState
{
    Running,
    /// <summary>Stopped by a supplement, a payment or a suspension.</summary>
    Paused,
    Ended,
    /// <summary>Stopped only because a step runs whose time does not count.</summary>
    Uncounted,
}

/// <summary>A dossier's dates as its clock facts make them (docs/deadlines.md, section 5).</summary>
/// <param name="EffectiveStart">When the clock first began to run.</param>
/// <param name="Unpaused">The dates by the limit now in force, counted from the reception or the last restart as if the clock had not stopped since.</param>
/// <param name="Limiting">The fact that set that limit: the start, or the last change of case or limit.</param>
/// <param name="Dates">The dates as they stand: moved by stops, extensions and restarts.</param>
/// <param name="Standing">The stop that lasts, also one that lasted when processing ended; null when the clock ran on.</param>
/// <param name="Pauses">The stretches in which the steps stood still.</param>
/// <param name="Recomputed">The last fact by which everything before it is computed under another calendar; null without one.</param>
public sealed record DossierClock(
    DateTime EffectiveStart,
    Deadline Unpaused,
    ClockFact Limiting,
    ClockDates Dates,
    ClockStop? Standing,
    DateTime? EndedAt,
    IReadOnlyList<ClockStop> Stops,
    IReadOnlyList<ClockPause> Pauses,
    IReadOnlyList<ClockShift> Shifts,
    ClockFact? Recomputed)
{
    /// <summary>The date that lateness is measured against.</summary>
    public DateTime Binding => Dates.Binding;

    /// <summary>The date promised and shown; never before the binding one.</summary>
    public DateTime Appointed => Dates.Appointed;

    /// <summary>The outer bound, moved by stops to the closing time of the day it then falls on; null as in <see cref="Deadline"/>.</summary>
    public DateTime? Statutory => Dates.Statutory;

    /// <summary>Whether it runs, and if not, why.</summary>
    public ClockState State => EndedAt is not null ? ClockState.Ended
        : Standing is null ? ClockState.Running
        : PausedAt is null ? ClockState.Uncounted : ClockState.Paused;

    public bool IsPaused => State == ClockState.Paused;

    /// <summary>Since when the steps stand still; null while they run.</summary>
    public DateTime? PausedAt => Pauses.Count > 0 && Pauses[^1].To is null ? Pauses[^1].From : null;

    /// <summary>Working minutes left while the clock stands; null while it runs and after the end.</summary>
    public int? RemainingMinutes => EndedAt is null ? Standing?.RemainingMinutes : null;

    /// <summary>The calendar under which a step's time is counted: the one in force when it opened, unless everything up to then was computed anew.</summary>
    public string Under(UserTask task) => Recomputed is { } all && all.At > task.OpenedAt ? all.CalendarVersion : task.CalendarVersion;

    /// <summary>Computes the dates from the facts of one dossier in their order, each with the calendar that holds for it; rejects facts that contradict each other.</summary>
    /// <param name="facts">All of them, or those up to some point: the state is the one after the last.</param>
    /// <param name="clockOf">The office's clock under a calendar version.</param>
    public static Result<DossierClock> Replay(IReadOnlyList<ClockFact> facts, Func<string, OfficeClock> clockOf) =>
        ClockReplay.Of(facts, clockOf);

    /// <summary>The state at a past instant, from the facts up to and including it; rejects an instant before the reception.</summary>
    public static Result<DossierClock> Replay(IReadOnlyList<ClockFact> facts, DateTime at, Func<string, OfficeClock> clockOf) =>
        ClockReplay.Of([.. facts.TakeWhile(fact => fact.At <= at)], clockOf);

    /// <summary>How the dossier stands to its date once processing has ended; null before. Where the clock stood at the end, the moment it stopped counts.</summary>
    public Timeliness? Timeliness(OfficeClock clock) =>
        EndedAt is { } ended ? Punctuality.OfDossier(Standing?.PausedAt ?? ended, Binding, clock) : null;

    /// <summary>The lines that explain the date as it stood at an instant: the limit, each day counted or left out, every stop and shift; the last line is the date. Rejects an instant before the reception.</summary>
    public static Result<IReadOnlyList<DerivationLine>> Explain(IReadOnlyList<ClockFact> facts, DateTime at, Func<string, OfficeClock> clockOf)
    {
        var known = facts.TakeWhile(fact => fact.At <= at).ToList();
        if (known.Count == 0 && facts.Count > 0) return DeadlineSentences.Refuse("NotReceivedYet", clockOf(facts[0].CalendarVersion).LocalTime(facts[0].At));
        var dossier = ClockReplay.Of(known, clockOf);
        return dossier.Rejection is { } contradiction ? contradiction : Lines(DossierDerivation.Of(known, dossier.Value, clockOf));
    }

    // A list has no implicit way into a result of its interface.
    private static Result<IReadOnlyList<DerivationLine>> Lines(IReadOnlyList<DerivationLine> lines) => new List<DerivationLine>(lines);
}
