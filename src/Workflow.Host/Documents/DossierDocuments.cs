using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Documents;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Documents;

/// <summary>Reads the documents of dossiers that the caller was found to see.</summary>
internal sealed class DossierDocuments(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Id of a dossier that the caller sees.</summary>
    /// <param name="key">Its code or its id.</param>
    public async Task<Result<Guid>> Find(CurrentActor me, string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var dossiers = context.Dossiers.Where(Visibility.Dossiers(me, context.Tasks));
        var found = await (Guid.TryParse(key, out var id) ? dossiers.Where(d => d.Id == id) : dossiers.Where(d => d.Code == key))
            .Select(d => (Guid?)d.Id).SingleOrDefaultAsync(cancellation);
        return found is { } seen ? seen : ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
    }

    /// <summary>The documents of a dossier in the order they came, those that were replaced among them.</summary>
    public async Task<IReadOnlyList<DossierDocument>> Of(Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Documents.AsNoTracking().Where(d => d.DossierId == dossierId).OrderBy(d => d.Number).ToListAsync(cancellation);
    }

    /// <summary>Keys of the required documents of which a dossier has a file; within a command <see cref="FiledKeys"/>.</summary>
    public async Task<IReadOnlyList<string>> KeysFiled(Guid dossierId, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Documents.Where(d => d.DossierId == dossierId && d.Key != null && d.ReplacedBy == null).Select(d => d.Key!).Distinct().ToListAsync(cancellation);
    }

    /// <summary>Where a document is opened; with <c>?xem=1</c> the viewer's form of it, for types that are viewable.</summary>
    public static string AddressOf(string dossierCode, DossierDocument document) => $"/ho-so/{dossierCode}/giay-to/{document.Number}";
}
