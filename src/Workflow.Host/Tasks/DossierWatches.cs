using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>Which dossiers an officer follows: a mark of one's own, which nobody else sees and which changes nothing of the dossier.</summary>
internal sealed class DossierWatches(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances)
{
    public async Task<bool> Has(CurrentActor me, Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Of(context, me, dossierId).AnyAsync(cancellation);
    }

    /// <summary>Follows a dossier; one that is followed already stays so.</summary>
    public async Task<Result<Guid>> Add(CurrentActor me, Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.Dossiers.Where(Visibility.Dossiers(me, context.Tasks)).AnyAsync(d => d.Id == dossierId, cancellation))
            return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        if (await Of(context, me, dossierId).AnyAsync(cancellation)) return dossierId;
        if (await context.Watches.CountAsync(w => w.OfficerId == me.Actor.Id, cancellation) >= Watch.MostPerOfficer)
            return ServiceSentences.Refuse(RejectionKind.Conflict, "TooManyWatched", Watch.MostPerOfficer);
        context.Add(new Watch { OfficerId = me.Actor.Id, DossierId = dossierId, Since = circumstances.Now });
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Pressed twice at once: the first has entered it. Where it has not, the fault is shown.
            if (!await Has(me, dossierId, cancellation)) throw;
        }
        return dossierId;
    }

    /// <summary>Follows a dossier no longer, also one that the officer may no longer see.</summary>
    public async Task Remove(CurrentActor me, Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await Of(context, me, dossierId).ExecuteDeleteAsync(cancellation);
    }

    private static IQueryable<Watch> Of(WorkflowDbContext context, CurrentActor me, Guid dossierId) =>
        context.Watches.Where(w => w.OfficerId == me.Actor.Id && w.DossierId == dossierId);
}
