using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Fees;

/// <summary>Reads how the fees of dossiers within reach stand.</summary>
internal sealed class FeeQueries(IDbContextFactory<WorkflowDbContext> contexts)
{
    public async Task<Result<FeeView>> Of(CurrentActor me, Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Id == dossierId, cancellation);
        return dossier is null ? ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound") : FeeView.Of(dossier);
    }

    /// <summary>A dossier with what was done about its fees, in order; null for one that the caller does not see.</summary>
    public async Task<(Dossier Dossier, IReadOnlyList<HistoryEntry> Acts)?> Sheet(CurrentActor me, string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossier = await context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks)).SingleOrDefaultAsync(d => d.Code == code, cancellation);
        if (dossier is null) return null;
        var acts = await context.History.AsNoTracking()
            .Where(h => h.DossierId == dossier.Id && (h.Verb == HistoryVerb.PaymentRecorded || h.Verb == HistoryVerb.PaymentExempted || h.Verb == HistoryVerb.PaymentRefunded))
            .OrderBy(h => h.Sequence).ToListAsync(cancellation);
        return (dossier, acts);
    }
}
