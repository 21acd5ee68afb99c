using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Forecasts;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Forecasts;

/// <summary>The late forecast of one dossier, as far as the caller may see it.</summary>
internal sealed class DossierForecast(
    IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, OpenForecasts forecasts, IOptions<ForecastOptions> options)
{
    public async Task<Result<ForecastView>> Read(CurrentActor me, Guid id, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == id, cancellation);
        if (dossier is null) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var tasks = await context.Tasks.AsNoTracking().Where(t => t.DossierId == id && t.State == TaskState.Open)
            .OrderBy(t => t.OpenedAt).ThenBy(t => t.Activity).ToListAsync(cancellation);
        return await Of(dossier, tasks, cancellation);
    }

    /// <summary>The forecast of a dossier that was read whole.</summary>
    /// <param name="tasks">The open ones, in the order in which they were opened.</param>
    public async Task<ForecastView> Of(Dossier dossier, IReadOnlyList<UserTask> tasks, CancellationToken cancellation)
    {
        var (now, minimum) = (circumstances.Now, options.Value.MinimumCases);
        var subject = new ForecastSubject(
            dossier.Id, dossier.ProcedureCode, dossier.CaseKey, dossier.Limit, dossier.ReceivingUnit, dossier.BindingAt,
            dossier.RemainingMinutes, dossier.ProcessingEndedAt, dossier.Facts.HasClockMoved);
        var steps = tasks.Select(t => new ForecastStep(subject, t.Id, t.StepKey, t.Kind, t.UnitCode, t.Role, t.Limit, t.OpenedAt)).ToList();
        var found = await forecasts.Of(steps, now, cancellation);
        if (found.Count == 0) return ForecastView.Settled(minimum);

        // Whichever branch is the gravest decides when the dossier ends.
        var gravest = found.Values.Aggregate(LateForecast.Graver);
        var task = tasks.First(t => found.GetValueOrDefault(t.Id) is { } forecast && ReferenceEquals(forecast, gravest));
        return ForecastView.Of(gravest, forecasts.IsShown(gravest, subject, now), minimum, task.Id, task.Title);
    }
}
