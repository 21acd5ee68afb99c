using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core.Forecasts;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>How far the forecasts came true: sums of a few rows per unit, procedure and month, whatever the number of dossiers.</summary>
internal sealed class ReadCalibration(IDbContextFactory<WorkflowDbContext> contexts, TimeProvider time, QueueDays queues, IOptions<ForecastOptions> options)
{
    /// <summary>Of the dossiers that the caller's units, and those below them, received.</summary>
    public Task<Calibration> Of(CurrentActor me, CancellationToken cancellation = default)
    {
        var units = me.Actor.Posts.Where(p => RoutePolicies.ReadForecasts.Roles.Contains(p.Role)).Select(p => p.UnitCode).Distinct()
            .SelectMany(me.Office.Units.Below).Select(u => u.Code).Distinct().ToArray();
        return Of(scores => scores.Where(s => units.Contains(s.UnitCode)), cancellation);
    }

    /// <summary>Of all dossiers, or of those that one unit received.</summary>
    public Task<Calibration> Of(string? unit, CancellationToken cancellation = default) =>
        Of(scores => unit is null ? scores : scores.Where(s => s.UnitCode == unit), cancellation);

    private async Task<Calibration> Of(Func<IQueryable<ForecastScore>, IQueryable<ForecastScore>> narrow, CancellationToken cancellation)
    {
        var rule = options.Value.Rule;
        var first = ForecastScore.MonthOf(rule.First(queues.DayOf(time.GetUtcNow().UtcDateTime)));
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var scores = await narrow(context.ForecastScores.AsNoTracking()).Where(s => s.Month >= first).ToListAsync(cancellation);
        // Sums of fractions depend on their order; the same rows always give the same figures.
        return Calibration.Of(
            scores.OrderBy(s => s.Month).ThenBy(s => s.UnitCode, StringComparer.Ordinal).ThenBy(s => s.ProcedureCode, StringComparer.Ordinal), rule);
    }
}
