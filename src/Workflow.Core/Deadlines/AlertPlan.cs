namespace Workflow.Core.Deadlines;

/// <summary>The thresholds of a due date (docs/deadlines.md, section 7), each graver than the one before.</summary>
public enum Threshold
{
    /// <summary>Yellow: remaining time at most half the limit, bounded by a working day or a fifth of it.</summary>
    Near,
    /// <summary>Orange: four working hours remain.</summary>
    LastHours,
    /// <summary>Red: the due instant has passed.</summary>
    Overdue,
}

/// <summary>When to warn of a due date.</summary>
public static class AlertPlan
{
    private const int LastHoursMinutes = 240;

    /// <summary>The thresholds of a due date with their instants, in time order; two at the same instant keep only the graver.</summary>
    /// <param name="limit">A zero limit has no lateness of its own, so only a near mark that is given.</param>
    /// <param name="warnBeforeMinutes">A step's own near mark in working minutes; null takes the rule.</param>
    public static Result<IReadOnlyList<(Threshold Threshold, DateTime At)>> For(
        DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock)
    {
        var thresholds = new List<(Threshold Threshold, DateTime At)>(3);
        var near = warnBeforeMinutes ?? NearMinutes(limit);
        if (!limit.IsZero || warnBeforeMinutes is not null)
        {
            var yellow = clock.Subtract(due, near);
            if (yellow.IsRejected) return yellow.Rejection!;
            thresholds.Add((Threshold.Near, yellow.Value));
        }
        if (near > LastHoursMinutes && limit.Minutes > LastHoursMinutes)
        {
            var orange = clock.Subtract(due, LastHoursMinutes);
            if (orange.IsRejected) return orange.Rejection!;
            thresholds.Add((Threshold.LastHours, orange.Value));
        }
        if (!limit.IsZero) thresholds.Add((Threshold.Overdue, due));
        thresholds.RemoveAll(one => thresholds.Exists(other => other.At == one.At && other.Threshold > one.Threshold));
        return thresholds;
    }

    /// <summary>The instant of the next threshold after <paramref name="setAt"/>, when a due date is set; one already behind is skipped, except overdue.</summary>
    public static Result<DateTime?> NextAfter(
        DateTime setAt, DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock)
    {
        var thresholds = For(due, limit, warnBeforeMinutes, clock);
        if (thresholds.IsRejected) return thresholds.Rejection!;
        foreach (var (threshold, at) in thresholds.Value)
            if (at > setAt || threshold == Threshold.Overdue) return at;
        return (DateTime?)null;
    }

    /// <summary>What a sweep finds at an instant: the gravest threshold reached by then, and the instant of the next one; none follows overdue.</summary>
    public static Result<(Threshold? Reached, DateTime? Next)> At(
        DateTime now, DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock)
    {
        var thresholds = For(due, limit, warnBeforeMinutes, clock);
        if (thresholds.IsRejected) return thresholds.Rejection!;
        Threshold? reached = null;
        foreach (var (threshold, at) in thresholds.Value)
        {
            if (at > now) return (reached, (DateTime?)at);
            reached = threshold;
        }
        return (reached, (DateTime?)null);
    }

    /// <summary>What a sweep finds: every threshold from the instant it was to look at up to now, and the instant of the next one; none follows overdue.</summary>
    /// <param name="from">Inclusive: the instant that <see cref="NextAfter"/> or the last sweep gave.</param>
    public static Result<(IReadOnlyList<Threshold> Reached, DateTime? Next)> Since(
        DateTime from, DateTime now, DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock)
    {
        var thresholds = For(due, limit, warnBeforeMinutes, clock);
        if (thresholds.IsRejected) return thresholds.Rejection!;
        var reached = thresholds.Value.Where(one => one.At <= now).ToList();
        var since = reached.FindAll(one => one.At >= from);
        // A calendar published in between may have moved a threshold before the instant that was kept: the gravest is never lost by it.
        if (since.Count == 0 && reached.Count > 0) since.Add(reached[^1]);
        DateTime? next = reached.Count < thresholds.Value.Count ? thresholds.Value[reached.Count].At : null;
        return (since.ConvertAll(one => one.Threshold), next);
    }

    /// <summary>Working minutes that remain when a limit turns yellow: half of it, for a working day or more at most the longer of a day and a fifth of it.</summary>
    private static int NearMinutes(TimeLimit limit) =>
        limit.Minutes < TimeLimit.MinutesPerDay
            ? limit.Minutes / 2
            : Math.Min(limit.Minutes / 2, Math.Max(TimeLimit.MinutesPerDay, limit.Minutes / 5));
}
