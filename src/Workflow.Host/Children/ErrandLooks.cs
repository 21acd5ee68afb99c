using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Children;

/// <summary>Asks the database which errands are to be carried out.</summary>
internal sealed class ErrandLooks(IDbContextFactory<WorkflowDbContext> contexts)
{
    private const int MostAtOnce = 100;

    /// <summary>The next errands behind one, the oldest first.</summary>
    public async Task<IReadOnlyList<ErrandLine>> Next(ErrandLine? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        IQueryable<Errand> errands = context.Errands.AsNoTracking();
        if (after is { } last) errands = errands.Where(e => e.WrittenAt > last.WrittenAt || e.WrittenAt == last.WrittenAt && e.ChildId.CompareTo(last.ChildId) > 0);
        return await errands.OrderBy(e => e.WrittenAt).ThenBy(e => e.ChildId).Take(MostAtOnce)
            .Select(e => new ErrandLine(e.ChildId, e.Kind, e.ParentId, e.WrittenAt)).ToListAsync(cancellation);
    }
}

/// <summary>An errand to be carried out.</summary>
internal sealed record ErrandLine(Guid ChildId, ErrandKind Kind, Guid ParentId, DateTime WrittenAt);
