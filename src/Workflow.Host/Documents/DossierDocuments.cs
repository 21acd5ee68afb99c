using Microsoft.EntityFrameworkCore;
using Workflow.Core.Documents;
using Workflow.Persistence;

namespace Workflow.Host.Documents;

/// <summary>Reads the documents of dossiers that the caller was found to see.</summary>
internal sealed class DossierDocuments(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>The documents of a dossier in the order they came, those that were replaced among them.</summary>
    public async Task<IReadOnlyList<DossierDocument>> Of(Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Documents.AsNoTracking().Where(d => d.DossierId == dossierId).OrderBy(d => d.Number).ToListAsync(cancellation);
    }

    /// <summary>Keys of the required documents of which a dossier has a file; a key that is in once stays in.</summary>
    public async Task<IReadOnlyList<string>> FiledKeys(Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Documents.Where(d => d.DossierId == dossierId && d.Key != null && d.ReplacedBy == null).Select(d => d.Key!).Distinct().ToListAsync(cancellation);
    }

    /// <summary>Where a document is opened; with <c>?xem=1</c> the viewer's form of it, for types that are viewable.</summary>
    public static string AddressOf(string dossierCode, DossierDocument document) => $"/ho-so/{dossierCode}/giay-to/{document.Number}";
}
