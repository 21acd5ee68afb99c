using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>The dossiers whose processing goes on: now from one index, at the end of a period that has just passed from those that were open then.</summary>
internal static class OpenStock
{
    private const int FactsAtOnce = 400;

    /// <summary>The dossiers of a scope whose processing goes on.</summary>
    public static IQueryable<Dossier> Open(WorkflowDbContext context, FigureScope scope) => scope.Among(context.Dossiers.AsNoTracking().Where(d => d.ProcessingEndedAt == null));

    /// <summary>The same to be read in the order of their binding dates, a page of them: of very many units all that is open is, and the units are looked at on the way.</summary>
    public static IQueryable<Dossier> OpenInOrder(WorkflowDbContext context, FigureScope scope) =>
        scope.Units.Length <= CurrentActor.FewUnits ? Open(context, scope) : scope.OnTheWay(context.Dossiers.AsNoTracking().Where(d => d.ProcessingEndedAt == null));

    /// <summary>Past the binding date though not paused (quá hạn).</summary>
    public static IQueryable<Dossier> Overdue(IQueryable<Dossier> open, DateTime now)
    {
        var minute = OfficeClock.ToMinute(now);
        return open.Where(d => d.State != DossierState.AwaitingSupplement && d.State != DossierState.AwaitingFinancialObligation && d.State != DossierState.Suspended)
            .Where(d => d.StoppedAt == null && d.BindingAt < minute || d.StoppedAt > d.BindingAt);
    }

    public static async Task<Dictionary<FigureKey, DossierStock>> Now(WorkflowDbContext context, FigureScope scope, DateTime now, CancellationToken cancellation)
    {
        var (isCompetent, minute, asked) = (scope.Side == UnitSide.Competent, OfficeClock.ToMinute(now), OnTimeRule.MostSupplements);
        var open = Open(context, scope).Select(d => new
        {
            Unit = isCompetent ? d.CompetentUnit : d.ReceivingUnit, d.ProcedureCode,
            IsPaused = d.State == DossierState.AwaitingSupplement || d.State == DossierState.AwaitingFinancialObligation || d.State == DossierState.Suspended,
            IsLate = d.StoppedAt == null ? d.BindingAt < minute : d.StoppedAt > d.BindingAt, IsAskedAgain = d.SupplementCount > asked,
        });
        // By the unit alone the index is read in its order, and nothing has to be sorted.
        var counts = scope.ByProcedure
            ? await open.GroupBy(d => new { d.Unit, d.ProcedureCode }).Select(g => new Counted(
                g.Key.Unit, g.Key.ProcedureCode, g.Count(), g.Count(d => d.IsPaused), g.Count(d => d.IsLate && !d.IsPaused), g.Count(d => !d.IsLate && !d.IsAskedAgain))).ToListAsync(cancellation)
            : await open.GroupBy(d => d.Unit).Select(g => new Counted(
                g.Key, DayTally.AllProcedures, g.Count(), g.Count(d => d.IsPaused), g.Count(d => d.IsLate && !d.IsPaused), g.Count(d => !d.IsLate && !d.IsAskedAgain))).ToListAsync(cancellation);
        return counts.ToDictionary(c => new FigureKey(c.Unit, c.Procedure), c => new DossierStock(c.Open, c.Paused, c.Overdue, c.InTime));
    }

    /// <summary>How many of those that were open at an instant were overdue then, and how many were not in time by <see cref="OnTimeRule"/>.</summary>
    /// <param name="at">UTC; the further back, the more dossiers have ended since and are looked at.</param>
    public static async Task<Dictionary<FigureKey, (int Overdue, int NotInTime)>> LateAt(WorkflowDbContext context, FigureScope scope, DateTime at, CancellationToken cancellation)
    {
        var isCompetent = scope.Side == UnitSide.Competent;
        var then = scope.Among(context.Dossiers).AsNoTracking().Where(d => d.ProcessingEndedAt == null || d.ProcessingEndedAt >= at).Where(d => d.ReceivedAt < at)
            .Where(d => d.BindingAt < at || d.SupplementCount > OnTimeRule.MostSupplements);
        var rows = await then.Select(d => new { d.Id, Unit = isCompetent ? d.CompetentUnit : d.ReceivingUnit, d.ProcedureCode, d.BindingAt, d.SupplementCount }).ToListAsync(cancellation);

        var late = new Dictionary<FigureKey, (int Overdue, int NotInTime)>();
        foreach (var some in rows.Chunk(FactsAtOnce))
        {
            var spans = (await CountedFlows.SpansOf(context, [.. some.Select(d => d.Id)], cancellation)).ToDictionary(s => s.Id, s => s.Spans);
            foreach (var dossier in some)
            {
                var key = new FigureKey(dossier.Unit, scope.ByProcedure ? dossier.ProcedureCode : DayTally.AllProcedures);
                var pause = spans.GetValueOrDefault(dossier.Id, []).Where(s => s.From <= at && (s.To is null || at < s.To)).Select(s => (DateTime?)s.From).FirstOrDefault();
                var (overdue, notInTime) = late.GetValueOrDefault(key);
                late[key] = (
                    overdue + (pause is null && dossier.BindingAt < at ? 1 : 0),
                    notInTime + (OnTimeRule.IsInTime(null, pause, dossier.BindingAt, dossier.SupplementCount, at) ? 0 : 1));
            }
        }
        return late;
    }

    private sealed record Counted(string Unit, string Procedure, int Open, int Paused, int Overdue, int InTime);
}
