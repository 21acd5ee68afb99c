using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Instances;

/// <summary>What holds a dossier up and may be tried again.</summary>
/// <param name="Activity">What the process calls it; empty where the failure belongs to no step.</param>
/// <param name="Others">How many more there are.</param>
internal sealed record RetriableIncident(Guid Id, string Activity, string Reason, DateTime RaisedAt, int Others);

/// <summary>Tries a failed automatic step again from the page that shows it on the drawing: the verb of the dossier's own page.</summary>
internal sealed class RetryInstance(IDbContextFactory<WorkflowDbContext> contexts, InstanceReader instances, RetryIncident retry)
{
    /// <summary>The oldest open incident of a dossier; null where there is none, or where the caller may not try it again.</summary>
    public async Task<RetriableIncident?> Oldest(CurrentActor me, Guid dossierId, CancellationToken cancellation)
    {
        if (!RoutePolicies.KeepRunning.Admits(me.Actor)) return null;
        var found = await instances.Find(me, dossierId, cancellation);
        if (found.IsRejected) return null;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var open = await Open(context, dossierId).AsNoTracking().OrderBy(i => i.RaisedAt).ThenBy(i => i.Id).ToListAsync(cancellation);
        if (open is not [var oldest, ..]) return null;
        var (graph, values) = (found.Value.Graph, found.Value.Values);
        var activity = oldest.ActivityId.Length == 0 || oldest.Activity >= graph.Activities.Length ? oldest.ActivityId : graph.Activities[oldest.Activity].Name;
        return new(oldest.Id, activity, values.Reason(oldest, activity), oldest.RaisedAt, open.Count - 1);
    }

    public async Task<Result<RetriedInstance>> Retry(ChangeRequest request, Guid dossierId, RetryRequest asked, CancellationToken cancellation)
    {
        if (await Named(request, dossierId, asked, cancellation) is not { } incident)
            return InstanceSentences.Refuse(RejectionKind.Conflict, "NothingToRetry");
        var retried = await retry.Retry(request, dossierId, incident, new RetryIncidentRequest(asked.Reason));
        if (retried.Rejection is { } rejection) return rejection;

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return new RetriedInstance(incident, await Open(context, dossierId).CountAsync(cancellation));
    }

    private async Task<Guid?> Named(ChangeRequest request, Guid dossierId, RetryRequest asked, CancellationToken cancellation)
    {
        if (asked.IncidentId is { } named) return named;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Open(context, dossierId).Where(i => context.Followed(request.Me).Any(d => d.Id == i.DossierId))
            .OrderBy(i => i.RaisedAt).ThenBy(i => i.Id).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(cancellation);
    }

    private static IQueryable<Incident> Open(WorkflowDbContext context, Guid dossierId) => context.Incidents.Where(i => i.DossierId == dossierId && i.ResolvedAt == null);
}
