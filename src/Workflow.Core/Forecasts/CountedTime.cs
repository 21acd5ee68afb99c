using Workflow.Core.Deadlines;

namespace Workflow.Core.Forecasts;

/// <summary>Working time in which a dossier's clock ran.</summary>
public static class CountedTime
{
    /// <summary>Working minutes between two instants without those in which the clock stood; zero when the second is not after the first.</summary>
    public static Result<int> Between(DateTime from, DateTime to, IReadOnlyList<ClockStop> stops, OfficeClock clock)
    {
        var total = clock.Count(from, to);
        if (total.IsRejected) return total;
        var counted = total.Value;
        foreach (var stop in stops)
        {
            var (begin, end) = (Later(stop.PausedAt, from), Earlier(stop.ResumedAt ?? to, to));
            if (begin >= end) continue;
            var stood = clock.Count(begin, end);
            if (stood.IsRejected) return stood;
            counted -= stood.Value;
        }
        return Math.Max(0, counted);
    }

    private static DateTime Later(DateTime one, DateTime other) => one >= other ? one : other;

    private static DateTime Earlier(DateTime one, DateTime other) => one <= other ? one : other;
}
