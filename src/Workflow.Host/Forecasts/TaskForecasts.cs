using Microsoft.EntityFrameworkCore;
using Workflow.Host.Dossiers;
using Workflow.Host.Tasks;
using Workflow.Persistence;

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

/// <summary>Adds their forecasts to the steps of one page: one query for their dossiers beside those of <see cref="OpenForecasts"/>.</summary>
internal sealed class TaskForecasts(IDbContextFactory<WorkflowDbContext> contexts, OpenForecasts forecasts, CommandCircumstances circumstances)
{
    public async Task<IReadOnlyList<TaskView>> AddTo(IReadOnlyList<TaskView> tasks, CancellationToken cancellation)
    {
        if (tasks.Count == 0) return tasks;
        var (now, ids) = (circumstances.Now, tasks.Select(t => t.DossierId).Distinct().ToArray());
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossiers = await context.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id))
            .Select(d => new ForecastSubject(
                d.Id, d.ProcedureCode, d.CaseKey, d.Limit, d.ReceivingUnit, d.BindingAt, d.RemainingMinutes, d.ProcessingEndedAt, d.ClockFactCount))
            .ToDictionaryAsync(d => d.Id, cancellation);
        var found = await forecasts.Of(
            [.. tasks.Select(t => new ForecastStep(dossiers[t.DossierId], t.Id, t.StepKey, t.Kind, t.UnitCode, t.Role, t.Limit, t.OpenedAt))], now, cancellation);
        return [.. tasks.Select(t => t with { Forecast = Of(t) })];

        TaskForecast Of(TaskView task) => found.GetValueOrDefault(task.Id) is not { } forecast
            ? TaskForecast.Settled
            : new TaskForecast(
                forecast.IsEnough ? ForecastState.Forecast : ForecastState.NotEnoughHistory, forecast.Probability,
                forecasts.IsShown(forecast, dossiers[task.DossierId], now), forecast.Cases, forecast.Late);
    }
}
