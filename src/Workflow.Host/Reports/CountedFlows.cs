using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>The units and the procedure of a dossier.</summary>
internal readonly record struct FlowKey(string Receiving, string Competent, string Procedure);

/// <summary>Counts from the dossiers themselves what came in and ended between two instants: of a day that is over for its tallies, of the present day for whoever asks.</summary>
internal static class CountedFlows
{
    private static readonly ClockFactKind[] pausing = [.. PausedSpans.Kinds];
    private const int FactsAtOnce = 400;

    /// <param name="from">Inclusive, UTC.</param>
    /// <param name="to">Exclusive, UTC.</param>
    /// <param name="scope">Whose dossiers; null for all.</param>
    /// <param name="withPauses">Whether to tell how many more stand paused: it costs a look at the clocks of those concerned.</param>
    public static async Task<Dictionary<FlowKey, DossierFlow>> Between(
        WorkflowDbContext context, FigureScope? scope, DateTime from, DateTime to, bool withPauses, CancellationToken cancellation)
    {
        var flows = new Dictionary<FlowKey, DossierFlow>();
        await AddReceived(scope?.Among(context.Dossiers) ?? context.Dossiers, from, to, flows, cancellation);
        // No index has the end behind the unit.
        var byEnd = scope?.OnTheWay(context.Dossiers) ?? context.Dossiers;
        await AddEnded(byEnd, from, to, flows, cancellation);
        if (withPauses) await AddPauses(context, byEnd, from, to, flows, cancellation);
        return flows;
    }

    private static async Task AddReceived(IQueryable<Dossier> dossiers, DateTime from, DateTime to, Dictionary<FlowKey, DossierFlow> flows, CancellationToken cancellation)
    {
        var received = await dossiers.Where(d => d.ReceivedAt >= from && d.ReceivedAt < to)
            .GroupBy(d => new { d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode, d.Channel })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var group in received)
            Add(flows, new FlowKey(group.Key.ReceivingUnit, group.Key.CompetentUnit, group.Key.ProcedureCode), group.Key.Channel switch
            {
                SubmissionChannel.Online => new DossierFlow { ReceivedOnline = group.Count },
                SubmissionChannel.Post => new DossierFlow { ReceivedPost = group.Count },
                _ => new DossierFlow { ReceivedCounter = group.Count },
            });
    }

    private static async Task AddEnded(IQueryable<Dossier> dossiers, DateTime from, DateTime to, Dictionary<FlowKey, DossierFlow> flows, CancellationToken cancellation)
    {
        var ended = await dossiers.Where(d => d.ProcessingEndedAt >= from && d.ProcessingEndedAt < to)
            .GroupBy(d => new { d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode, d.State, d.Outcome, d.Delivery, d.Timeliness, IsAskedAgain = d.SupplementCount > OnTimeRule.MostSupplements })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var group in ended)
        {
            var key = group.Key;
            var inTime = key.IsAskedAgain || key.Timeliness == Timeliness.Late ? 0 : group.Count;
            Add(flows, new FlowKey(key.ReceivingUnit, key.CompetentUnit, key.ProcedureCode), DossierEnding.Of(key.State, key.Outcome, key.Delivery, key.Timeliness) switch
            {
                EndingKind.Early => new DossierFlow { Early = group.Count, InTime = inTime },
                EndingKind.Late => new DossierFlow { Late = group.Count, InTime = inTime },
                EndingKind.Refused => new DossierFlow { Refused = group.Count, InTime = inTime },
                EndingKind.Withdrawn => new DossierFlow { Withdrawn = group.Count, InTime = inTime },
                _ => new DossierFlow { OnTime = group.Count, InTime = inTime },
            });
        }
    }

    private static async Task AddPauses(
        WorkflowDbContext context, IQueryable<Dossier> dossiers, DateTime from, DateTime to, Dictionary<FlowKey, DossierFlow> flows, CancellationToken cancellation)
    {
        // Whoever was paused or went on in the span, or ended in it after having been paused.
        var moved = context.ClockFacts.Where(f => f.At >= from && f.At < to && pausing.Contains(f.Kind)).Select(f => f.DossierId);
        var ended = dossiers.Where(d => d.ProcessingEndedAt >= from && d.ProcessingEndedAt < to)
            .Where(d => context.ClockFacts.Any(f => f.DossierId == d.Id && pausing.Contains(f.Kind))).Select(d => d.Id);
        var ids = await moved.Concat(ended).Distinct().ToListAsync(cancellation);
        foreach (var some in ids.Chunk(FactsAtOnce))
        {
            var keys = await dossiers.Where(d => some.Contains(d.Id))
                .Select(d => new { d.Id, Key = new FlowKey(d.ReceivingUnit, d.CompetentUnit, d.ProcedureCode) }).ToDictionaryAsync(d => d.Id, d => d.Key, cancellation);
            foreach (var (id, spans) in await SpansOf(context, [.. keys.Keys], cancellation))
                Add(flows, keys[id], new DossierFlow { PausedChange = (PausedSpans.Contain(spans, to) ? 1 : 0) - (PausedSpans.Contain(spans, from) ? 1 : 0) });
        }
    }

    /// <summary>When each of some dossiers stood paused.</summary>
    public static async Task<IEnumerable<(Guid Id, IReadOnlyList<(DateTime From, DateTime? To)> Spans)>> SpansOf(WorkflowDbContext context, Guid[] ids, CancellationToken cancellation)
    {
        var facts = await context.ClockFacts.AsNoTracking().Where(f => ids.Contains(f.DossierId)).OrderBy(f => f.DossierId).ThenBy(f => f.Sequence).ToListAsync(cancellation);
        return facts.GroupBy(f => f.DossierId).Select(g => (g.Key, PausedSpans.Of(g)));
    }

    private static void Add(Dictionary<FlowKey, DossierFlow> flows, FlowKey key, DossierFlow flow) => flows[key] = flows.GetValueOrDefault(key) + flow;
}
