using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Documents;

/// <summary>A result of an earlier dossier that is taken over instead of being asked for again.</summary>
/// <param name="Dossier">Id of the dossier that has it: one of the same applicant, within reach.</param>
/// <param name="Key">Key of the required document that it stands for; left out for any other paper.</param>
internal sealed record ReusedDocument(Guid Dossier, int Number, string? Key = null);

/// <summary>A result that may be taken over.</summary>
internal sealed record ReusableDocument(Guid DossierId, string Code, string ProcedureName, int Number, string Name, DateTime AddedAt);

/// <summary>Finds the results of an applicant's earlier dossiers: what the office has issued itself is not asked for again (Decree 61/2018/NĐ-CP, article 3).</summary>
internal sealed class ReusableDocuments(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int MostOffered = 20;

    /// <summary>Current results in the dossiers of an applicant that the caller sees, the last first.</summary>
    public async Task<IReadOnlyList<ReusableDocument>> Of(CurrentActor me, string identityNumber, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Dossiers.AsNoTracking().Where(d => d.ApplicantIdentity == identityNumber).Where(Visibility.Dossiers(me, context.Tasks))
            .Join(context.Documents.Where(d => d.Origin == DocumentOrigin.Result && d.ReplacedBy == null), d => d.Id, d => d.DossierId, (dossier, document) => new { dossier, document })
            .OrderByDescending(d => d.document.AddedAt).Take(MostOffered)
            .Select(d => new ReusableDocument(d.dossier.Id, d.dossier.Code, d.dossier.ProcedureName, d.document.Number, d.document.Name, d.document.AddedAt))
            .ToListAsync(cancellation);
    }

    /// <summary>Refuses what is not among the results that may be taken over.</summary>
    public async Task<Rejection?> Check(CurrentActor me, string identityNumber, IReadOnlyList<ReusedDocument>? reused, CancellationToken cancellation)
    {
        if (reused is null or []) return null;
        var offered = await Of(me, identityNumber, cancellation);
        return reused.All(r => offered.Any(o => (o.DossierId, o.Number) == (r.Dossier, r.Number)))
            ? null
            : FileSentences.Refuse(RejectionKind.Unprocessable, "NotReusable");
    }

    /// <summary>Takes results over in the transaction of a command, once they were checked.</summary>
    public static Rejection? Add(IReadOnlyList<ReusedDocument>? reused, Dossier dossier, Circumstances now, CommandSession session)
    {
        foreach (var one in reused ?? [])
        {
            if (session.Find<DossierDocument>(one.Dossier, one.Number) is not { ReplacedBy: null } source)
                return FileSentences.Refuse(RejectionKind.Unprocessable, "NotReusable");
            var draft = new DocumentDraft(source.File, source.Name, DocumentOrigin.Reused, one.Key, ReusedFrom: one.Dossier);
            if (dossier.AddDocument(draft, null, now, session.Changes).Rejection is { } refused) return refused;
        }
        return null;
    }
}
