using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>What came in and ended over a span of days: from the tallies, and from the dossiers for days that have none yet.</summary>
internal sealed class PeriodFlows(CivilDays days)
{
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="withPauses">Whether to tell how many more stand paused at the end.</param>
    public async Task<Dictionary<FigureKey, DossierFlow>> Of(
        WorkflowDbContext context, FigureScope scope, DateOnly from, DateOnly to, DateTime now, bool withPauses, CancellationToken cancellation)
    {
        var flows = new Dictionary<FigureKey, DossierFlow>();
        if (await TalliedSpan.Of(context, days, from, to, now, cancellation) is not { } span) return flows;
        await AddTallies(span.Tallies(context, scope), scope, flows, cancellation);
        // Tallies know it, the present day was not asked: told whole or not at all.
        if (!withPauses) foreach (var key in flows.Keys.ToList()) flows[key] = flows[key] with { PausedChange = 0 };

        foreach (var (first, last) in span.Gaps)
            foreach (var (key, flow) in await CountedFlows.Between(context, scope, days.Begin(first), days.End(last), withPauses, cancellation))
                Add(flows, scope.KeyOf(key), flow);
        return flows;
    }

    private static async Task AddTallies(IQueryable<DayTally> tallies, FigureScope scope, Dictionary<FigureKey, DossierFlow> flows, CancellationToken cancellation)
    {
        var isCompetent = scope.Side == UnitSide.Competent;
        var sums = await tallies.GroupBy(t => new { Unit = isCompetent ? t.CompetentUnit : t.ReceivingUnit, t.ProcedureCode }).Select(g => new
        {
            g.Key, Counter = g.Sum(t => t.ReceivedCounter), Online = g.Sum(t => t.ReceivedOnline), Post = g.Sum(t => t.ReceivedPost),
            Early = g.Sum(t => t.Early), OnTime = g.Sum(t => t.OnTime), Late = g.Sum(t => t.Late), Refused = g.Sum(t => t.Refused), Withdrawn = g.Sum(t => t.Withdrawn),
            InTime = g.Sum(t => t.InTime), Paused = g.Sum(t => t.PausedChange),
        }).ToListAsync(cancellation);
        foreach (var sum in sums)
            Add(flows, new FigureKey(sum.Key.Unit, sum.Key.ProcedureCode), new DossierFlow(
                sum.Counter, sum.Online, sum.Post, sum.Early, sum.OnTime, sum.Late, sum.Refused, sum.Withdrawn, sum.InTime, sum.Paused));
    }

    private static void Add(Dictionary<FigureKey, DossierFlow> flows, FigureKey key, DossierFlow flow) => flows[key] = flows.GetValueOrDefault(key) + flow;
}
