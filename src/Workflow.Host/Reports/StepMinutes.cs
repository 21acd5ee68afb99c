using Workflow.Core.Deadlines;

namespace Workflow.Host.Reports;

/// <summary>How much of its limit a step has used, in working time. Its due instant has been moved by every pause: what is left to it, or lies beyond, tells the rest.</summary>
internal static class StepMinutes
{
    /// <param name="granted">The limit in working minutes.</param>
    /// <param name="at">When it was finished, or the present; UTC.</param>
    public static int Used(int granted, DateTime? dueAt, int? remainingMinutes, DateTime at, OfficeClock clock)
    {
        var left = remainingMinutes ?? (dueAt is { } due ? Left(clock, at, due) : granted);
        return Math.Max(0, granted - left);
    }

    /// <summary>Working minutes to the due instant, negative beyond it; a due instant beyond the calendar is far away.</summary>
    private static int Left(OfficeClock clock, DateTime at, DateTime due) =>
        (due > at ? clock.Count(at, due) : clock.Count(due, at)) is { IsRejected: false, Value: var minutes } ? due > at ? minutes : -Math.Max(minutes, 1) : int.MaxValue / 2;
}
