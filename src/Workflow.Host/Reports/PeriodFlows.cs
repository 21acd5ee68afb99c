using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>What came in and ended over a span of days: from the tallies, and from the dossiers for days that have none yet, as a rule the present one.</summary>
internal sealed class PeriodFlows(CivilDays days)
{
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="withPauses">Whether to tell how many more stand paused at the end.</param>
    public async Task<Dictionary<FigureKey, DossierFlow>> Of(
        WorkflowDbContext context, FigureScope scope, DateOnly from, DateOnly to, DateTime now, bool withPauses, CancellationToken cancellation)
    {
        var flows = new Dictionary<FigureKey, DossierFlow>();
        if (to > days.Of(now)) to = days.Of(now);
        if (to < from) return flows;
        var gaps = await Gaps(context, from, to, cancellation);
        var untallied = gaps.SelectMany(g => Enumerable.Range(g.From.DayNumber, g.To.DayNumber - g.From.DayNumber + 1)).Select(DateOnly.FromDayNumber).ToArray();
        await AddTallies(context, scope, from, to, untallied, flows, cancellation);
        // Tallies know it, the present day was not asked: told whole or not at all.
        if (!withPauses) foreach (var key in flows.Keys.ToList()) flows[key] = flows[key] with { PausedChange = 0 };

        var units = scope.Units.ToHashSet(StringComparer.Ordinal);
        foreach (var (first, last) in gaps)
            foreach (var (key, flow) in await CountedFlows.Between(context, days.Begin(first), days.End(last), withPauses, cancellation))
                if (units.Contains(UnitOf(scope, key))) Add(flows, new FigureKey(UnitOf(scope, key), scope.ByProcedure ? key.Procedure : DayTally.AllProcedures), flow);
        return flows;
    }

    /// <summary>The days of a span that no tally covers, as spans: before the first dossier there is nothing to count.</summary>
    private async Task<List<(DateOnly From, DateOnly To)>> Gaps(WorkflowDbContext context, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var gaps = new List<(DateOnly From, DateOnly To)>();
        if (await context.Dossiers.OrderBy(d => d.ReceivedAt).Select(d => (DateTime?)d.ReceivedAt).FirstOrDefaultAsync(cancellation) is not { } received) return gaps;
        var begin = days.Of(received) is var first && first > from ? first : from;
        var tallied = (await context.TalliedDays.Where(d => d.Day >= begin && d.Day <= to).Select(d => d.Day).ToListAsync(cancellation)).ToHashSet();
        for (var day = begin; day <= to; day = day.AddDays(1))
        {
            if (tallied.Contains(day)) continue;
            if (gaps.Count > 0 && gaps[^1].To.AddDays(1) == day) gaps[^1] = (gaps[^1].From, day);
            else gaps.Add((day, day));
        }
        return gaps;
    }

    private static async Task AddTallies(
        WorkflowDbContext context, FigureScope scope, DateOnly from, DateOnly to, DateOnly[] untallied, Dictionary<FigureKey, DossierFlow> flows, CancellationToken cancellation)
    {
        var (units, isCompetent) = (scope.Units, scope.Side == UnitSide.Competent);
        var tallies = context.DayTallies.Where(t => t.Day >= from && t.Day <= to);
        tallies = scope.ByProcedure ? tallies.Where(t => t.ProcedureCode != DayTally.AllProcedures) : tallies.Where(t => t.ProcedureCode == DayTally.AllProcedures);
        tallies = isCompetent ? tallies.Where(t => units.Contains(t.CompetentUnit)) : tallies.Where(t => units.Contains(t.ReceivingUnit));
        // A day that is tallied at this very moment is already counted from its dossiers.
        if (untallied.Length > 0) tallies = tallies.Where(t => !EF.Parameter(untallied).Contains(t.Day));
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

    private static string UnitOf(FigureScope scope, FlowKey key) => scope.Side == UnitSide.Competent ? key.Competent : key.Receiving;

    private static void Add(Dictionary<FigureKey, DossierFlow> flows, FigureKey key, DossierFlow flow) => flows[key] = flows.GetValueOrDefault(key) + flow;
}
