namespace Workflow.Core.Deadlines;

/// <summary>Folds clock facts into dates.</summary>
internal sealed class ClockReplay
{
    private readonly Func<string, OfficeClock> clockOf;
    private readonly ClockFact limiting;
    private readonly TimeLimit limit;
    private readonly ClockFact? recomputed;
    private readonly List<ClockStop> stops = [];
    private readonly List<ClockPause> pauses = [];
    private readonly List<ClockShift> shifts = [];
    private readonly List<ClockStopReason> reasons = [];
    private Deadline counted;
    private DateTime effectiveStart;
    private ClockDates dates;

    // The statutory bound to the minute: pauses add up on it, and only what is shown ends with the day.
    private DateTime? outer;
    private DateTime? endedAt;

    private ClockReplay(IReadOnlyList<ClockFact> facts, ClockFact limiting, TimeLimit limit, Func<string, OfficeClock> clockOf)
    {
        (this.limiting, this.limit, this.clockOf) = (limiting, limit, clockOf);
        recomputed = facts.LastOrDefault(fact => fact.Kind == ClockFactKind.Recomputed);
    }

    private bool Stands => reasons.Exists(reason => reason.Ended is null);

    private bool IsPaused => pauses.Count > 0 && pauses[^1].To is null;

    public static Result<DossierClock> Of(IReadOnlyList<ClockFact> facts, Func<string, OfficeClock> clockOf)
    {
        if (facts.Count == 0 || facts[0].Kind != ClockFactKind.Started) return DeadlineSentences.Refuse("ClockNotStarted");
        var limiting = facts.Last(fact => fact.SetsLimit);
        var limit = TimeLimit.Parse(limiting.Limit ?? "");
        if (limit.IsRejected) return limit.Rejection!;

        var replay = new ClockReplay(facts, limiting, limit.Value, clockOf);
        if (replay.CountFrom(facts[0]) is { } uncountable) return uncountable;
        replay.effectiveStart = replay.counted.EffectiveStart;
        for (var i = 1; i < facts.Count; i++)
        {
            if (facts[i].Sequence <= facts[i - 1].Sequence || facts[i].At < facts[i - 1].At) return Contradiction(facts[i]);
            if (replay.Apply(facts[i]) is { } rejection) return rejection;
        }
        return replay.Clock();
    }

    private Rejection? Apply(ClockFact fact)
    {
        if (endedAt is not null)
        {
            if (fact.Kind != ClockFactKind.Resumed) return Contradiction(fact);
            endedAt = null;
            return null;
        }
        switch (fact.Kind)
        {
            case ClockFactKind.Paused or ClockFactKind.UncountedBegan:
                return Stop(fact);
            case ClockFactKind.Suspended:
                return reasons.Exists(r => r.Ended is null && r.Began.Kind == ClockFactKind.Suspended) ? Contradiction(fact) : Stop(fact);
            case ClockFactKind.Resumed or ClockFactKind.UncountedEnded:
                return End(fact);
            case ClockFactKind.Extended:
                return Extend(fact);
            case ClockFactKind.Restarted:
                return Restart(fact);
            case ClockFactKind.CaseChanged or ClockFactKind.LimitChanged or ClockFactKind.Recomputed:
                return null;
            case ClockFactKind.Ended:
                endedAt = fact.At;
                return null;
            default:
                return Contradiction(fact);
        }
    }

    /// <summary>Counts the limit now in force from the reception or a restart, under the calendar of whichever was set last.</summary>
    private Rejection? CountFrom(ClockFact start)
    {
        var deadline = Deadline.OfDossier(start.At, limit, ClockAt(start.Sequence > limiting.Sequence ? start : limiting));
        if (deadline.Rejection is { } rejection) return rejection;
        counted = deadline.Value;
        dates = new ClockDates(counted.Binding, counted.Binding, counted.Statutory);
        outer = counted.Statutory;
        return null;
    }

    private Rejection? Stop(ClockFact fact)
    {
        var reason = new ClockStopReason(fact, null);
        var stood = Stands;
        reasons.Add(reason);
        if (reason.PausesSteps && !IsPaused) pauses.Add(new ClockPause(fact.At, UnderAt(fact), null, null));
        return stood ? null : BeginStop(fact);
    }

    private Rejection? BeginStop(ClockFact fact)
    {
        var remaining = ClockAt(fact).Count(fact.At, dates.Binding);
        if (remaining.Rejection is { } rejection) return rejection;
        stops.Add(new ClockStop(fact.At, UnderAt(fact), null, null, remaining.Value, dates, dates, []));
        return null;
    }

    private Rejection? End(ClockFact fact)
    {
        var index = ReasonEndedBy(fact);
        if (index < 0) return Contradiction(fact);
        reasons[index] = reasons[index] with { Ended = fact };
        if (IsPaused && !reasons.Exists(r => r.Ended is null && r.PausesSteps))
            pauses[^1] = pauses[^1] with { To = fact.At, ToUnder = UnderAt(fact) };
        return Stands ? null : EndStop(fact);
    }

    /// <summary>The open reason of the same step; one without a step ends the suspension, else a pause written before steps were kept.</summary>
    private int ReasonEndedBy(ClockFact fact)
    {
        if (fact.Kind == ClockFactKind.UncountedEnded) return Open(began => began.Kind == ClockFactKind.UncountedBegan && began.TaskId == fact.TaskId);
        if (fact.TaskId is null && Open(began => began.Kind == ClockFactKind.Suspended) is >= 0 and var suspension) return suspension;
        var own = Open(began => began.Kind == ClockFactKind.Paused && began.TaskId == fact.TaskId);
        return own >= 0 ? own : Open(began => began is { Kind: ClockFactKind.Paused, TaskId: null });
    }

    private int Open(Predicate<ClockFact> which) => reasons.FindIndex(r => r.Ended is null && which(r.Began));

    private Rejection? EndStop(ClockFact fact)
    {
        var stop = stops[^1];
        var moved = Moved(stop, fact);
        if (moved.Rejection is { } rejection) return rejection;
        dates = moved.Value;
        stops[^1] = stop with { ResumedAt = fact.At, ResumedUnder = UnderAt(fact), After = dates, Reasons = [.. reasons] };
        reasons.Clear();
        return null;
    }

    private Result<ClockDates> Moved(ClockStop stop, ClockFact resumed)
    {
        var binding = Moved(dates.Binding, stop, resumed);
        if (binding.Rejection is { } rejection) return rejection;
        var appointed = Moved(dates.Appointed, stop, resumed);
        if (appointed.Rejection is { } late) return late;
        if (outer is not { } bound) return new ClockDates(binding.Value, appointed.Value, null);
        var later = Moved(bound, stop, resumed);
        if (later.Rejection is { } outside) return outside;
        outer = later.Value;
        var clock = ClockAt(resumed);
        return new ClockDates(binding.Value, appointed.Value, later.Value == bound ? dates.Statutory : clock.ClosingOf(clock.DayOf(later.Value)));
    }

    private Result<DateTime> Moved(DateTime date, ClockStop stop, ClockFact resumed)
    {
        var left = clockOf(stop.PausedUnder).Count(stop.PausedAt, date);
        if (left.IsRejected) return left.Rejection!;
        return left.Value == 0 ? date : ClockAt(resumed).Add(resumed.At, left.Value);
    }

    /// <summary>A promise never brings a date forward: a longer limit set since then stands.</summary>
    private Rejection? Extend(ClockFact fact)
    {
        if (fact.PromisedAt is not { } promised || Stands) return Contradiction(fact);
        var before = dates;
        dates = dates with { Appointed = Later(dates.Appointed, promised) };
        if (fact.LegalBasis is not null)
        {
            dates = dates with { Binding = Later(dates.Binding, promised), Statutory = Later(dates.Statutory, promised) };
            outer = Later(outer, promised);
        }
        shifts.Add(new ClockShift(fact, before, dates));
        return null;
    }

    /// <summary>A dossier that was late when its clock stopped stays late: what begins anew is the count, not the duty that was missed.</summary>
    private Rejection? Restart(ClockFact fact)
    {
        if (stops.Count == 0) return Contradiction(fact);
        if (stops[^1].RemainingMinutes == 0) return null;
        var before = dates;
        if (CountFrom(fact) is { } rejection) return rejection;
        shifts.Add(new ClockShift(fact, before, dates));
        if (!Stands) return null;
        stops[^1] = stops[^1] with { ResumedAt = fact.At, ResumedUnder = UnderAt(fact), After = dates, Reasons = [.. reasons] };
        reasons.RemoveAll(reason => reason.Ended is not null);
        return BeginStop(fact);
    }

    private DossierClock Clock()
    {
        if (Stands) stops[^1] = stops[^1] with { Reasons = [.. reasons] };
        return new DossierClock(effectiveStart, counted, limiting, dates, Stands ? stops[^1] : null, endedAt, stops, pauses, shifts, recomputed);
    }

    private string UnderAt(ClockFact fact) => fact.Sequence <= recomputed?.Sequence ? recomputed.CalendarVersion : fact.CalendarVersion;

    private OfficeClock ClockAt(ClockFact fact) => clockOf(UnderAt(fact));

    private static DateTime Later(DateTime one, DateTime other) => one >= other ? one : other;

    private static DateTime? Later(DateTime? bound, DateTime other) => bound is { } date ? Later(date, other) : null;

    private static Rejection Contradiction(ClockFact fact) =>
        DeadlineSentences.Refuse("ClockFactsContradict", fact.Sequence, fact.Kind);
}
