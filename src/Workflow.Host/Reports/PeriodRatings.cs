using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>
/// How satisfied applicants were over a period, from the ratings themselves: they are few beside dossiers, lie in an index whole, and keep coming for days that were
/// tallied long ago.
/// </summary>
internal sealed class PeriodRatings(IDbContextFactory<WorkflowDbContext> contexts, CivilDays days)
{
    /// <summary>By unit and, where asked, by procedure.</summary>
    public async Task<Dictionary<FigureKey, SatisfactionFlow>> Of(FigureScope scope, ReportingPeriod period, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var flows = new Dictionary<FigureKey, SatisfactionFlow>();
        var isCompetent = scope.Side == UnitSide.Competent;
        var given = await Within(context, scope).Where(GivenIn(period))
            .GroupBy(r => new { Unit = isCompetent ? r.CompetentUnit : r.ReceivingUnit, r.ProcedureCode, r.Score })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var group in given) Add(group.Key.Unit, group.Key.ProcedureCode, Flow(group.Key.Score, group.Count));

        var (from, to) = (days.Begin(period.From), days.End(period.To));
        var ended = await Within(context, scope).Where(r => r.EndedAt >= from && r.EndedAt < to)
            .GroupBy(r => new
            {
                Unit = isCompetent ? r.CompetentUnit : r.ReceivingUnit, r.ProcedureCode,
                IsDislikedInTime = r.Score == RatingScore.Dissatisfied && (r.Ending == EndingKind.Early || r.Ending == EndingKind.OnTime),
            })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        foreach (var group in ended)
            Add(group.Key.Unit, group.Key.ProcedureCode, new SatisfactionFlow { RatedOfEnded = group.Count, DislikedInTime = group.Key.IsDislikedInTime ? group.Count : 0 });
        return flows;

        void Add(string unit, string procedure, SatisfactionFlow flow)
        {
            var key = new FigureKey(unit, scope.ByProcedure ? procedure : DayTally.AllProcedures);
            flows[key] = flows.GetValueOrDefault(key) + flow;
        }
    }

    /// <summary>By the officer who received the dossiers and their procedure. How many of an officer's dossiers ended is kept nowhere and not told.</summary>
    public async Task<List<(string Officer, string Procedure, SatisfactionFlow Flow)>> ByOfficer(FigureScope scope, ReportingPeriod period, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var given = await Within(context, scope).Where(GivenIn(period))
            .GroupBy(r => new { r.ReceivedBy, r.ProcedureCode, r.Score }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return given.ConvertAll(g => (g.Key.ReceivedBy, g.Key.ProcedureCode, Flow(g.Key.Score, g.Count)));
    }

    private static IQueryable<Rating> Within(WorkflowDbContext context, FigureScope scope)
    {
        var units = scope.Units;
        return scope.Side == UnitSide.Competent ? context.Ratings.Where(r => units.Contains(r.CompetentUnit)) : context.Ratings.Where(r => units.Contains(r.ReceivingUnit));
    }

    private Expression<Func<Rating, bool>> GivenIn(ReportingPeriod period)
    {
        var (from, to) = (days.Begin(period.From), days.End(period.To));
        return r => r.FirstAt >= from && r.FirstAt < to;
    }

    private static SatisfactionFlow Flow(RatingScore score, int count) => score switch
    {
        RatingScore.Satisfied => new(count, 0, 0),
        RatingScore.Neutral => new(0, count, 0),
        _ => new(0, 0, count),
    };
}
