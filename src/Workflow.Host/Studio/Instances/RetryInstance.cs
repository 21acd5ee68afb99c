using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Instances;

/// <summary>Tries a failed automatic step again from the page that shows it on the drawing: the verb of the dossier's own page.</summary>
internal sealed class RetryInstance(IDbContextFactory<WorkflowDbContext> contexts, RetryIncident retry)
{
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
