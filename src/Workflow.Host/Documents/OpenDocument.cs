using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Documents;
using Workflow.Host.Accounts;
using Workflow.Host.Audit;
using Workflow.Persistence;

namespace Workflow.Host.Documents;

/// <summary>A document that is open to be sent.</summary>
internal sealed record OpenedDocument(DossierDocument Document, Stream Content);

/// <summary>Opens a document for whoever sees its dossier, and writes down who did.</summary>
internal sealed class OpenDocument(IDbContextFactory<WorkflowDbContext> contexts, IDocumentStore store, AuditLog audit, ILogger<OpenDocument> log)
{
    /// <param name="key">Code or id of the dossier.</param>
    /// <param name="isContinued">Whether more of a document is fetched that was opened before: that is no opening.</param>
    public async Task<Result<OpenedDocument>> Open(CurrentActor me, string key, int number, bool isContinued, CancellationToken cancellation)
    {
        var found = await Find(me, key, number, cancellation);
        if (found is not var (document, code)) return FileSentences.Refuse(RejectionKind.NotFound, "DocumentNotFound");
        if (store.Open(document.File) is not { } content)
        {
            log.LogError("Document {Number} of dossier {DossierId} is missing from the store or not whole", number, document.DossierId);
            return FileSentences.Refuse(RejectionKind.NotFound, "FileMissing");
        }
        if (!isContinued) await audit.Write(me, AuditVerb.DocumentOpened, code, document.DossierId, $"{number}, sha256 {document.Hash}", cancellation);
        return new OpenedDocument(document, content);
    }

    private async Task<(DossierDocument, string)?> Find(CurrentActor me, string key, int number, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossiers = context.Dossiers.AsNoTracking().Where(Visibility.Dossiers(me, context.Tasks));
        var dossier = await (Guid.TryParse(key, out var id) ? dossiers.Where(d => d.Id == id) : dossiers.Where(d => d.Code == key))
            .Select(d => new { d.Id, d.Code }).SingleOrDefaultAsync(cancellation);
        if (dossier is null) return null;
        return await context.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.DossierId == dossier.Id && d.Number == number, cancellation) is { } document
            ? (document, dossier.Code)
            : null;
    }
}
