using Workflow.Core.Deadlines;

namespace Workflow.Host.Desk;

/// <summary>How a due date stands at the moment of reading.</summary>
internal enum TimeLeftKind
{
    Running,
    /// <summary>Past its near mark.</summary>
    Near,
    Over,
    Paused,
    /// <summary>No limit of its own: whatever the dossier's appointed date leaves.</summary>
    Unlimited,
}

/// <summary>Working time left until a due date, or by which it is exceeded.</summary>
/// <param name="Minutes">Working minutes, never negative.</param>
/// <param name="Percent">Share of the limit that is left, 0 to 100; 100 when it is exceeded, so that the bar is full.</param>
internal sealed record TimeLeft(TimeLeftKind Kind, int Minutes, int Percent, DateTime? DueAt)
{
    /// <param name="remaining">Working minutes kept while the clock is stopped; null while it runs.</param>
    /// <param name="warnBefore">The step's own near mark in working minutes; null takes the rule.</param>
    public static TimeLeft Of(DateTime? dueAt, int? remaining, TimeLimit limit, int? warnBefore, OfficeClock clock, AlertPlan alerts, DateTime now)
    {
        if (remaining is { } kept) return new TimeLeft(TimeLeftKind.Paused, kept, Share(kept, limit), null);
        if (dueAt is not { } due) return new TimeLeft(TimeLeftKind.Unlimited, 0, 0, null);
        if (limit.IsZero) return new TimeLeft(TimeLeftKind.Unlimited, Count(clock, now, due), 0, due);
        if (due <= now) return new TimeLeft(TimeLeftKind.Over, Count(clock, due, now), 100, due);

        var left = Count(clock, now, due);
        var series = alerts.For(ReminderSubject.Task, due, limit, warnBefore, clock);
        var isNear = !series.IsRejected && series.Value.Reached(now) is not null;
        return new TimeLeft(isNear ? TimeLeftKind.Near : TimeLeftKind.Running, left, Share(left, limit), due);
    }

    /// <summary>A due date beyond the calendar is far away, not an error of the page.</summary>
    private static int Count(OfficeClock clock, DateTime from, DateTime to) =>
        clock.Count(from, to) is { IsRejected: false, Value: var minutes } ? minutes : 0;

    private static int Share(int minutes, TimeLimit limit) => limit.IsZero ? 0 : Math.Clamp(minutes * 100 / limit.Minutes, 2, 100);
}
