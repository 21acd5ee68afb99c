using Microsoft.EntityFrameworkCore;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>How many ratings alike were first given in a span.</summary>
internal sealed record GivenRatings(FlowKey Units, string ReceivedBy, RatingScore Score, int Count);

/// <summary>How many dossiers alike that ended in a span were rated.</summary>
internal sealed record EndedRatings(FlowKey Units, bool IsDislikedInTime, int Count);

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
        var (from, to) = (days.Begin(period.From), days.End(period.To));
        var flows = new Dictionary<FigureKey, SatisfactionFlow>();
        foreach (var given in await Given(context, scope, from, to).ToListAsync(cancellation)) Add(given.Units, Flow(given.Score, given.Count));
        foreach (var ended in await Ended(context, scope, from, to).ToListAsync(cancellation))
            Add(ended.Units, new SatisfactionFlow { RatedOfEnded = ended.Count, DislikedInTime = ended.IsDislikedInTime ? ended.Count : 0 });
        return flows;

        void Add(FlowKey units, SatisfactionFlow flow) => flows[scope.KeyOf(units)] = flows.GetValueOrDefault(scope.KeyOf(units)) + flow;
    }

    /// <summary>By the officer who received the dossiers and their procedure. How many of an officer's dossiers ended is kept nowhere and not told.</summary>
    public async Task<List<(string Officer, string Procedure, SatisfactionFlow Flow)>> ByOfficer(FigureScope scope, ReportingPeriod period, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var given = await Given(context, scope, days.Begin(period.From), days.End(period.To)).ToListAsync(cancellation);
        return given.ConvertAll(g => (g.ReceivedBy, g.Units.Procedure, Flow(g.Score, g.Count)));
    }

    /// <summary>Ratings that were first given between two instants.</summary>
    /// <param name="from">Inclusive, UTC.</param>
    /// <param name="to">Exclusive, UTC.</param>
    public static IQueryable<Rating> FirstGiven(WorkflowDbContext context, FigureScope scope, DateTime from, DateTime to) =>
        Within(context, scope).Where(r => r.FirstAt >= from && r.FirstAt < to);

    /// <summary>The same, counted.</summary>
    /// <param name="from">Inclusive, UTC.</param>
    /// <param name="to">Exclusive, UTC.</param>
    public static IQueryable<GivenRatings> Given(WorkflowDbContext context, FigureScope scope, DateTime from, DateTime to) =>
        FirstGiven(context, scope, from, to)
            .GroupBy(r => new { r.ReceivingUnit, r.CompetentUnit, r.ProcedureCode, r.ReceivedBy, r.Score })
            .Select(g => new GivenRatings(new FlowKey(g.Key.ReceivingUnit, g.Key.CompetentUnit, g.Key.ProcedureCode), g.Key.ReceivedBy, g.Key.Score, g.Count()));

    /// <summary>Ratings, whenever they were given, of dossiers that ended between two instants.</summary>
    /// <param name="from">Inclusive, UTC.</param>
    /// <param name="to">Exclusive, UTC.</param>
    public static IQueryable<EndedRatings> Ended(WorkflowDbContext context, FigureScope scope, DateTime from, DateTime to) =>
        Within(context, scope).Where(r => r.EndedAt >= from && r.EndedAt < to)
            .GroupBy(r => new
            {
                r.ReceivingUnit, r.CompetentUnit, r.ProcedureCode,
                IsDislikedInTime = r.Score == RatingScore.Dissatisfied && (r.Ending == EndingKind.Early || r.Ending == EndingKind.OnTime),
            })
            .Select(g => new EndedRatings(new FlowKey(g.Key.ReceivingUnit, g.Key.CompetentUnit, g.Key.ProcedureCode), g.Key.IsDislikedInTime, g.Count()));

    private static IQueryable<Rating> Within(WorkflowDbContext context, FigureScope scope)
    {
        var units = scope.Units;
        return scope.Side == UnitSide.Competent ? context.Ratings.Where(r => units.Contains(r.CompetentUnit)) : context.Ratings.Where(r => units.Contains(r.ReceivingUnit));
    }

    private static SatisfactionFlow Flow(RatingScore score, int count) => score switch
    {
        RatingScore.Satisfied => new(count, 0, 0),
        RatingScore.Neutral => new(0, count, 0),
        _ => new(0, 0, count),
    };
}
