using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;

namespace Workflow.Core.Deadlines;

/// <summary>Working minutes of a dossier that were one holder's.</summary>
/// <param name="Uncounted">How many of them passed while the dossier's clock stood, so that they do not count toward its limit.</param>
public sealed record ResponsibilityPart(Holder Holder, int Minutes, int Uncounted);

/// <summary>A step that took longer than its own limit.</summary>
/// <param name="Minutes">Working minutes beyond its limit, as the dossier's clock counts them; while that stood, none.</param>
/// <param name="LateMinutes">How many of them made the dossier late.</param>
public sealed record StepOverrun(UserTask Step, int Minutes, int LateMinutes);

/// <summary>
/// The working time of a dossier from its effective start, split by who had it, and its lateness by which step caused it
/// (docs/deadlines.md, section 11). The parts add up to the whole, and so do the causes to the lateness, to the minute.
/// </summary>
/// <param name="To">When processing ended, or the instant asked about.</param>
/// <param name="Minutes">The whole, in working minutes of the receiving unit.</param>
/// <param name="Parts">In the order in which the holders first had the dossier; none is empty.</param>
/// <param name="LateMinutes">Working minutes after the binding date; zero for a dossier that is not overdue.</param>
/// <param name="Overruns">In the order in which the steps were opened.</param>
/// <param name="LateWithoutStep">Late minutes that no step's overrun explains.</param>
public sealed record Responsibility(
    DateTime From,
    DateTime To,
    int Minutes,
    IReadOnlyList<ResponsibilityPart> Parts,
    int LateMinutes,
    IReadOnlyList<StepOverrun> Overruns,
    int LateWithoutStep)
{
    /// <summary>The verbs of the history that tell who had a step.</summary>
    public static IReadOnlyList<HistoryVerb> Hands { get; } = [HistoryVerb.StepClaimed, HistoryVerb.StepReleased, HistoryVerb.StepReassigned];

    /// <summary>Splits the time of a dossier; rejects facts that contradict each other and instants outside the calendar.</summary>
    /// <param name="facts">All facts of the dossier's clock in order.</param>
    /// <param name="steps">All steps of the dossier, open and over.</param>
    /// <param name="history">Its acts in order; those that are not <see cref="Hands"/> are passed over.</param>
    /// <param name="now">Where the time of a dossier ends whose processing goes on.</param>
    /// <param name="clockOf">The clock of a unit under a calendar version.</param>
    public static Result<Responsibility> Of(
        IReadOnlyList<ClockFact> facts, string receivingUnit, IReadOnlyList<UserTask> steps, IReadOnlyList<HistoryEntry> history, DateTime now,
        Func<string, string, OfficeClock> clockOf)
    {
        var dossier = DossierClock.Replay(facts, version => clockOf(receivingUnit, version));
        if (dossier.Rejection is { } contradiction) return contradiction;
        var measure = clockOf(receivingUnit, facts[^1].CalendarVersion);
        var from = measure.Start(facts[0].At);
        if (from.Rejection is { } uncovered) return uncovered;
        var to = dossier.Value.EndedAt ?? now;
        // Outside the calendar nothing can be counted; inside it no stretch between the two can fail.
        var whole = measure.Count(from.Value, to);
        return whole.Rejection is { } outside
            ? outside
            : new ResponsibilitySplit(dossier.Value, steps, history, (from.Value, to), measure, clockOf).Split(whole.Value);
    }
}
