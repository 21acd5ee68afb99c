using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Instances;

/// <summary>
/// Reads Studio's list of dossiers. It is counted up to <see cref="MostCounted"/>: a longer list says that number and ends there, since Studio asks again every ten
/// seconds and nobody leafs that far; conditions find the rest. By reception and by code the whole list is ordered; by the last act and by the end only the
/// <see cref="MostCounted"/> received last, because no index knows these orders.
/// </summary>
internal sealed class InstanceList(IDbContextFactory<WorkflowDbContext> contexts, PublishedProcesses processes)
{
    public const int MostCounted = 5000;
    private const int DefaultSize = 10;
    private const int MostSize = 100;

    /// <summary>One page of the dossiers that a caller may follow; those received last come first where nothing else is asked for.</summary>
    public async Task<Result<StudioPage<InstanceSummary>>> Read(CurrentActor me, InstanceListRequest request, CancellationToken cancellation)
    {
        if (request.Check() is { } unreadable) return unreadable;
        var size = Math.Clamp(request.PageSize ?? DefaultSize, 1, MostSize);
        var skipped = (long)Math.Max(request.Page ?? 0, 0) * size;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var asked = context.Asked(me, request);
        var count = await asked.Select(d => d.Id).Take(MostCounted).CountAsync(cancellation);
        if (skipped >= count) return new StudioPage<InstanceSummary>([], count);

        var ids = await InOrder(asked, context, request).Select(d => d.Id).Skip((int)skipped).Take((int)Math.Min(size, count - skipped)).ToListAsync(cancellation);
        var rows = await Rows(context, ids).ToDictionaryAsync(r => r.Dossier.Id, cancellation);
        var summaries = new List<InstanceSummary>(ids.Count);
        foreach (var id in ids) summaries.Add(await SummaryOf(rows[id], new Discretion(reads: !me.FollowsAll()), cancellation));
        return new StudioPage<InstanceSummary>(summaries, count);
    }

    private static IQueryable<Dossier> InOrder(IQueryable<Dossier> asked, WorkflowDbContext context, InstanceListRequest request) => (request.OrderBy, request.IsDescending) switch
    {
        (InstanceOrder.Name, true) => asked.OrderByDescending(d => d.Code),
        (InstanceOrder.Name, false) => asked.OrderBy(d => d.Code),
        (InstanceOrder.Finished, true) => LastReceived(asked).OrderByDescending(d => d.ClosedAt).ThenByDescending(d => d.Id),
        (InstanceOrder.Finished, false) => LastReceived(asked).OrderBy(d => d.ClosedAt).ThenBy(d => d.Id),
        (InstanceOrder.LastExecuted, true) => LastReceived(asked)
            .OrderByDescending(d => context.History.Where(h => h.DossierId == d.Id && h.Sequence == d.HistoryCount).Select(h => h.At).FirstOrDefault()).ThenByDescending(d => d.Id),
        (InstanceOrder.LastExecuted, false) => LastReceived(asked)
            .OrderBy(d => context.History.Where(h => h.DossierId == d.Id && h.Sequence == d.HistoryCount).Select(h => h.At).FirstOrDefault()).ThenBy(d => d.Id),
        (_, true) => asked.OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id),
        (_, false) => asked.OrderBy(d => d.ReceivedAt).ThenBy(d => d.Id),
    };

    private static IQueryable<Dossier> LastReceived(IQueryable<Dossier> asked) =>
        asked.OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id).Take(MostCounted);

    private static IQueryable<Row> Rows(WorkflowDbContext context, IReadOnlyList<Guid> ids) =>
        from dossier in context.Dossiers.AsNoTracking()
        where ids.Contains(dossier.Id)
        select new Row(dossier, context.History.Where(h => h.DossierId == dossier.Id && h.Sequence == dossier.HistoryCount).Select(h => (DateTime?)h.At).FirstOrDefault());

    private async Task<InstanceSummary> SummaryOf(Row row, Discretion values, CancellationToken cancellation)
    {
        var version = await processes.Of(row.Dossier.VersionId, cancellation);
        // What this release can no longer read is listed all the same, without the name of its definition.
        var definitionId = version.IsRejected ? "" : version.Value.Graphs.GetValueOrDefault(row.Dossier.Process)?.DefinitionId ?? "";
        return InstanceViewing.SummaryOf(row.Dossier, definitionId, version.IsRejected ? 0 : version.Value.Number, row.LastActAt ?? row.Dossier.ReceivedAt, values);
    }

    private sealed record Row(Dossier Dossier, DateTime? LastActAt);
}
