using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Forecasts;

/// <summary>One step as a past dossier went through it.</summary>
/// <param name="ClosedAt">Null where it was still open when processing ended.</param>
public sealed record PastStep(string StepKey, StepKind Kind, string UnitCode, Role Role, string Limit, DateTime OpenedAt, DateTime? ClosedAt);

/// <summary>One visit of a step: what could be known when it opened, and what came of it.</summary>
/// <param name="OpenedDay">The civil day of the opening.</param>
/// <param name="AtOpening">Where the dossier stood then.</param>
/// <param name="WasLate">Whether it was late already, so that there was nothing to forecast.</param>
public sealed record StepVisit(HistoryKeys Keys, DateOnly OpenedDay, OpenStep AtOpening, bool WasLate, StepObservation Outcome);

/// <summary>A dossier whose processing has ended, as forecasts learn from it.</summary>
/// <param name="IsLate">Whether it ended after its binding date.</param>
/// <param name="Ending">How it ended, for the naive rate: the rest is one where it ended late, else zero.</param>
public sealed record PastDossier(string ProcedureCode, string UnitCode, bool IsLate, StepObservation Ending, IReadOnlyList<StepVisit> Visits)
{
    /// <summary>Reads a dossier from its facts and steps; every minute is counted with the calendar of its last fact.</summary>
    /// <param name="binding">The date lateness is measured against.</param>
    /// <param name="facts">All clock facts in their order.</param>
    /// <param name="clockOf">The receiving unit's clock under a calendar version.</param>
    /// <param name="waiting">Work that waited at the beginning of a day; null where nobody counted.</param>
    public static Result<PastDossier> Read(
        PastHeader header, DateTime binding, IReadOnlyList<ClockFact> facts, IEnumerable<PastStep> steps,
        Func<string, OfficeClock> clockOf, Func<DateOnly, string, Role, int?> waiting)
    {
        var replayed = DossierClock.Replay(facts, clockOf);
        if (replayed.Rejection is { } contradiction) return contradiction;
        var clock = clockOf(facts[^1].CalendarVersion);
        var (day, isLate) = (clock.DayOf(header.EndedAt), OfficeClock.ToMinute(header.EndedAt) > binding);

        var visits = new List<StepVisit>();
        foreach (var step in steps.OrderBy(s => s.OpenedAt).ThenBy(s => s.StepKey, StringComparer.Ordinal))
        {
            // What opens with or after the end is the handing over, which makes nothing late.
            if (step.OpenedAt >= header.EndedAt) continue;
            var closed = step.ClosedAt is { } at && at < header.EndedAt ? at : header.EndedAt;
            var lasted = CountedTime.Between(step.OpenedAt, closed, replayed.Value.Stops, clock);
            if (lasted.Rejection is { } unlasting) return unlasting;
            var rest = CountedTime.Between(step.OpenedAt, header.EndedAt, replayed.Value.Stops, clock);
            if (rest.Rejection is { } restless) return restless;
            var left = LeftAt(step.OpenedAt, facts, clockOf, clock);
            if (left.Rejection is { } unbound) return unbound;

            var opened = clock.DayOf(step.OpenedAt);
            var queue = waiting(opened, step.UnitCode, step.Role);
            visits.Add(new StepVisit(
                HistoryKeys.Of(header.ProcedureCode, header.CaseKey, header.Limit, step.StepKey, step.Kind, step.Limit, step.UnitCode),
                opened, new OpenStep(0, left.Value.Minutes, queue), left.Value.IsLate,
                new StepObservation(day, lasted.Value, rest.Value, queue, StepObservation.DrawOf(header.Id, visits.Count + 1))));
        }
        var ending = new StepObservation(day, 0, isLate ? 1 : 0, null, StepObservation.DrawOf(header.Id, 0));
        return new PastDossier(header.ProcedureCode, header.ReceivingUnit, isLate, ending, visits);
    }

    /// <summary>What was left at an instant by the facts that were known then.</summary>
    private static Result<(int Minutes, bool IsLate)> LeftAt(DateTime at, IReadOnlyList<ClockFact> facts, Func<string, OfficeClock> clockOf, OfficeClock clock)
    {
        var then = DossierClock.Replay([.. facts.TakeWhile(f => f.At <= at)], clockOf);
        if (then.Rejection is { } contradiction) return contradiction;
        if (then.Value.RemainingMinutes is { } kept) return (kept, kept == 0);
        var left = clock.Count(at, then.Value.Binding);
        return left.Rejection is { } beyond ? beyond : (left.Value, OfficeClock.ToMinute(at) > then.Value.Binding);
    }
}

/// <summary>What of a past dossier's row forecasts learn from.</summary>
/// <param name="Limit">Written form of the limit that held at the end.</param>
public sealed record PastHeader(Guid Id, string ProcedureCode, string CaseKey, string Limit, string ReceivingUnit, DateTime EndedAt);
