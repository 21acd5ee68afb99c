using Workflow.Core.Forecasts;

namespace Workflow.Tests.Forecasts;

/// <summary>Histories as the tests write them down: one past case after another, a day apart.</summary>
internal static class Histories
{
    /// <summary>The day of the forecasts; every past case ended before it.</summary>
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly ForecastRule FromThree = new(3, 24);

    public static StepHistory Of(params IEnumerable<(int Step, int Total)> cases) => Of(cases.Select(c => (c.Step, c.Total, (int?)null)));

    public static StepHistory Of(IEnumerable<(int Step, int Total, int? Waiting)> cases)
    {
        var history = new StepHistory { Key = "unit|1.009994|nha-o-rieng-le|tham-dinh|H05.14" };
        var day = Today.AddDays(-1);
        foreach (var (step, rest, waiting) in cases)
        {
            history.Add(new StepObservation(day, step, rest, waiting, (uint)history.Observations.Count), FromThree);
            day = day.AddDays(-1);
        }
        return history;
    }
}
