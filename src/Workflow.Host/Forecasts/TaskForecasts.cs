using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Host.Tasks;

namespace Workflow.Host.Forecasts;

/// <summary>What is known of whether the dossier of an open step will be late.</summary>
/// <param name="Probability">0 to 1; null unless there is a forecast.</param>
/// <param name="IsShown">Whether inboxes mark the step as at risk.</param>
/// <param name="Cases">Past dossiers behind the forecast; without one, the most that were found.</param>
/// <param name="Late">How many of them needed more time than is left.</param>
internal sealed record TaskForecast(ForecastState State, double? Probability, bool IsShown, int Cases, int Late)
{
    public static readonly TaskForecast Settled = new(ForecastState.Settled, null, false, 0, 0);
}

/// <summary>Adds their forecasts to the steps of one page, from what their rows carry.</summary>
internal sealed class TaskForecasts(OpenForecasts forecasts, CommandCircumstances circumstances)
{
    public async Task<IReadOnlyList<TaskView>> AddTo(IReadOnlyList<UserTask> tasks, CancellationToken cancellation)
    {
        if (tasks.Count == 0) return [];
        var (now, steps) = (circumstances.Now, tasks.Where(t => t.State == TaskState.Open).Select(ForecastStep.Of).ToList());
        var found = await forecasts.Of(steps, now, cancellation);
        var subjects = steps.ToDictionary(s => s.TaskId, s => s.Dossier);
        return [.. tasks.Select(t => TaskView.Of(t) with { Forecast = Of(t.Id) })];

        TaskForecast Of(Guid task) => found.GetValueOrDefault(task) is not { } forecast
            ? TaskForecast.Settled
            : new TaskForecast(
                forecast.IsEnough ? ForecastState.Forecast : ForecastState.NotEnoughHistory, forecast.Probability,
                forecasts.IsShown(forecast, subjects[task], now), forecast.Cases, forecast.Late);
    }
}
