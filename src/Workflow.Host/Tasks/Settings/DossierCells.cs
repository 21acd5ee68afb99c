using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Tasks.Settings;

/// <summary>What of a dossier stands in columns that not everybody has.</summary>
internal sealed record DossierCell(DateTime ReceivedAt, string ProcedureCode, SubmissionChannel Channel);

/// <summary>Reads the cells of the columns that were chosen, for the rows of one page.</summary>
internal sealed class DossierCells(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const InboxColumns OfDossier = InboxColumns.Received | InboxColumns.Procedure | InboxColumns.Channel;

    /// <summary>By dossier; empty where no such column is shown.</summary>
    public async Task<IReadOnlyDictionary<Guid, DossierCell>> Of(IEnumerable<Guid> dossiers, InboxColumns columns, CancellationToken cancellation = default)
    {
        if ((columns & OfDossier) == InboxColumns.None) return new Dictionary<Guid, DossierCell>();
        var ids = dossiers.Distinct().ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Dossiers.AsNoTracking().Where(d => EF.Parameter(ids).Contains(d.Id))
            .Select(d => new { d.Id, Cell = new DossierCell(d.ReceivedAt, d.ProcedureCode, d.Channel) }).ToDictionaryAsync(d => d.Id, d => d.Cell, cancellation);
    }
}
