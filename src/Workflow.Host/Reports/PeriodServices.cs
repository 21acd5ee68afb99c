using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>How applicants were served over a period: from the tallies, and from the dossiers for days that have none yet.</summary>
internal sealed class PeriodServices(IDbContextFactory<WorkflowDbContext> contexts, CountedServices counted, CivilDays days)
{
    public async Task<Dictionary<FigureKey, ServiceFlow>> Of(FigureScope scope, ReportingPeriod period, DateTime now, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var flows = new Dictionary<FigureKey, ServiceFlow>();
        if (await TalliedSpan.Of(context, days, period.From, period.To, now, cancellation) is not { } span) return flows;
        await AddTallies(span.Tallies(context, scope), scope, flows, cancellation);
        foreach (var day in span.Untallied)
        {
            var steps = await FinishedSteps.Between(context, days.Begin(day), days.End(day), cancellation);
            foreach (var (key, flow) in await counted.OfDay(context, days.Begin(day), days.End(day), steps, cancellation))
                if (scope.Holds(key)) Add(flows, scope.KeyOf(key), flow);
        }
        return flows;
    }

    private static async Task AddTallies(IQueryable<DayTally> tallies, FigureScope scope, Dictionary<FigureKey, ServiceFlow> flows, CancellationToken cancellation)
    {
        var isCompetent = scope.Side == UnitSide.Competent;
        var sums = await tallies.GroupBy(t => new { Unit = isCompetent ? t.CompetentUnit : t.ReceivingUnit, t.ProcedureCode }).Select(g => new
        {
            g.Key, Asked = g.Sum(t => t.SupplementsAsked), Reused = g.Sum(t => t.Reused), Electronic = g.Sum(t => t.ElectronicResults), Digitised = g.Sum(t => t.Digitised), Signed = g.Sum(t => t.SignedResults),
            OnlineWithResult = g.Sum(t => t.OnlineWithResult), WithFee = g.Sum(t => t.WithFee), PaidOnline = g.Sum(t => t.PaidOnline),
            Counter = g.Sum(t => t.ReturnedCounter), Post = g.Sum(t => t.ReturnedPost), Online = g.Sum(t => t.ReturnedOnline),
            FeesCounter = g.Sum(t => t.FeesCounter), FeesOnline = g.Sum(t => t.FeesOnline), FeesRefunded = g.Sum(t => t.FeesRefunded), Taken = g.Sum(t => t.TakenMinutes),
        }).ToListAsync(cancellation);
        foreach (var sum in sums)
            Add(flows, new FigureKey(sum.Key.Unit, sum.Key.ProcedureCode), new ServiceFlow
            {
                SupplementsAsked = sum.Asked, Reused = sum.Reused, ElectronicResults = sum.Electronic, Digitised = sum.Digitised, SignedResults = sum.Signed, OnlineWithResult = sum.OnlineWithResult,
                WithFee = sum.WithFee, PaidOnline = sum.PaidOnline, ReturnedCounter = sum.Counter, ReturnedPost = sum.Post, ReturnedOnline = sum.Online,
                FeesCounter = sum.FeesCounter, FeesOnline = sum.FeesOnline, FeesRefunded = sum.FeesRefunded, TakenMinutes = sum.Taken,
            });
    }

    private static void Add(Dictionary<FigureKey, ServiceFlow> flows, FigureKey key, ServiceFlow flow) => flows[key] = flows.GetValueOrDefault(key) + flow;
}
