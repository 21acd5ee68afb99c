namespace Workflow.Core.Deadlines;

/// <summary>Folds clock facts into dates.</summary>
internal sealed class ClockReplay
{
    private readonly Func<string, OfficeClock> clockOf;
    private readonly Deadline unpaused;
    private readonly ClockFact limiting;
    private readonly List<ClockStop> stops = [];
    private DateTime binding;
    private DateTime? statutory;
    private DateTime? endedAt;
    private int reasonsToStop;

    private ClockReplay(Deadline unpaused, ClockFact limiting, Func<string, OfficeClock> clockOf)
    {
        this.clockOf = clockOf;
        this.unpaused = unpaused;
        this.limiting = limiting;
        (binding, statutory) = (unpaused.Binding, unpaused.Statutory);
    }

    public static Result<DossierClock> Of(IReadOnlyList<ClockFact> facts, Func<string, OfficeClock> clockOf)
    {
        if (facts.Count == 0 || facts[0].Kind != ClockFactKind.Started) return DeadlineSentences.Refuse("ClockNotStarted");
        var limiting = facts.Last(fact => fact.Kind is ClockFactKind.Started or ClockFactKind.CaseChanged);
        var limit = TimeLimit.Parse(limiting.Limit ?? "");
        if (limit.IsRejected) return limit.Rejection!;
        var unpaused = Deadline.OfDossier(facts[0].At, limit.Value, clockOf(limiting.CalendarVersion));
        if (unpaused.IsRejected) return unpaused.Rejection!;

        var replay = new ClockReplay(unpaused.Value, limiting, clockOf);
        for (var i = 1; i < facts.Count; i++)
        {
            if (facts[i].Sequence <= facts[i - 1].Sequence || facts[i].At < facts[i - 1].At) return Contradiction(facts[i]);
            if (replay.Apply(facts[i]) is { } rejection) return rejection;
        }
        return replay.Clock();
    }

    private Rejection? Apply(ClockFact fact)
    {
        switch (fact.Kind)
        {
            case ClockFactKind.Paused when endedAt is null:
                return reasonsToStop++ == 0 ? Stop(fact) : null;
            case ClockFactKind.Resumed when endedAt is not null:
                endedAt = null;
                return null;
            case ClockFactKind.Resumed when reasonsToStop > 0:
                return --reasonsToStop == 0 ? Go(fact) : null;
            case ClockFactKind.CaseChanged when endedAt is null:
                return null;
            case ClockFactKind.Ended when endedAt is null:
                endedAt = fact.At;
                return null;
            default:
                return Contradiction(fact);
        }
    }

    private Rejection? Stop(ClockFact fact)
    {
        var remaining = clockOf(fact.CalendarVersion).Count(fact.At, binding);
        if (remaining.IsRejected) return remaining.Rejection;
        stops.Add(new ClockStop(fact.At, fact.CalendarVersion, null, null, remaining.Value, binding, fact.Reason));
        return null;
    }

    private Rejection? Go(ClockFact fact)
    {
        var stop = stops[^1];
        var moved = Moved(binding, stop, fact);
        if (moved.IsRejected) return moved.Rejection;
        binding = moved.Value;
        if (statutory is { } bound)
        {
            var outer = Moved(bound, stop, fact);
            if (outer.IsRejected) return outer.Rejection;
            var clock = clockOf(fact.CalendarVersion);
            if (outer.Value != bound) statutory = clock.ClosingOf(clock.DayOf(outer.Value));
        }
        stops[^1] = stop with { ResumedAt = fact.At, ResumedUnder = fact.CalendarVersion, Binding = binding };
        return null;
    }

    private Result<DateTime> Moved(DateTime date, ClockStop stop, ClockFact resumed)
    {
        var left = clockOf(stop.PausedUnder).Count(stop.PausedAt, date);
        if (left.IsRejected) return left.Rejection!;
        return left.Value == 0 ? date : clockOf(resumed.CalendarVersion).Add(resumed.At, left.Value);
    }

    private DossierClock Clock()
    {
        var state = endedAt is not null ? ClockState.Ended : reasonsToStop > 0 ? ClockState.Paused : ClockState.Running;
        int? remaining = state == ClockState.Paused ? stops[^1].RemainingMinutes : null;
        return new DossierClock(unpaused, limiting, binding, statutory, state, remaining, endedAt, stops);
    }

    private static Rejection Contradiction(ClockFact fact) =>
        DeadlineSentences.Refuse("ClockFactsContradict", fact.Sequence, fact.Kind);
}
