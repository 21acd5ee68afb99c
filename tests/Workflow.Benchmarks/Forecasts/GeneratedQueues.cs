using Workflow.Core.Deadlines;
using Workflow.Core.Offices;

namespace Workflow.Benchmarks.Forecasts;

/// <summary>How much work waited in each unit for each role at the beginning of each working day.</summary>
internal sealed class GeneratedQueues
{
    private readonly Dictionary<(string Unit, Role Role), (double[] Opened, double[] Closed)> steps;
    private readonly Dictionary<DateOnly, double> mornings = [];

    public GeneratedQueues(IEnumerable<GeneratedVisit> visits, Func<double, DateOnly> dayAt, int days)
    {
        steps = visits.GroupBy(v => (v.Unit, v.Role)).ToDictionary(
            g => g.Key, g => (g.Select(v => v.OpenedAt).Order().ToArray(), g.Select(v => v.ClosedAt).Order().ToArray()));
        for (var day = 0; day < days; day++) mornings[dayAt(day * (double)TimeLimit.MinutesPerDay + 1)] = day * (double)TimeLimit.MinutesPerDay;
    }

    public int? At(DateOnly day, string unit, Role role) =>
        mornings.TryGetValue(day, out var morning) && steps.TryGetValue((unit, role), out var queue)
            ? Before(queue.Opened, morning) - Before(queue.Closed, morning)
            : null;

    private static int Before(double[] sorted, double minute)
    {
        var place = Array.BinarySearch(sorted, minute);
        return place < 0 ? ~place : place;
    }
}
