namespace Workflow.Core.Deadlines;

/// <summary>The thresholds of a due date (DOMAIN 2.8).</summary>
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
    /// <summary>The thresholds of a due date with their instants, in time order; two at the same instant keep only the graver.</summary>
    /// <param name="warnBeforeMinutes">A step's own near mark in working minutes; null takes the rule.</param>
    public static Result<IReadOnlyList<(Threshold Threshold, DateTime At)>> For(
        DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock) => throw new NotImplementedException();

    /// <summary>The instant of the next threshold after <paramref name="setAt"/>; one already behind is skipped, except overdue.</summary>
    public static Result<DateTime?> NextAfter(
        DateTime setAt, DateTime due, TimeLimit limit, int? warnBeforeMinutes, OfficeClock clock) => throw new NotImplementedException();
}
