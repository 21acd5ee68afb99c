using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A span of days, in part tallied: which tallies count, and which days are counted from the dossiers.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Gaps">The days that no tally covers, as spans; as a rule the present one alone.</param>
internal sealed record TalliedSpan(DateOnly From, DateOnly To, IReadOnlyList<(DateOnly From, DateOnly To)> Gaps)
{
    public IEnumerable<DateOnly> Untallied => Gaps.SelectMany(g => Enumerable.Range(g.From.DayNumber, g.To.DayNumber - g.From.DayNumber + 1)).Select(DateOnly.FromDayNumber);

    /// <summary>A span up to the present; null where it has not begun. Before the first dossier there is nothing to count.</summary>
    public static async Task<TalliedSpan?> Of(WorkflowDbContext context, CivilDays days, DateOnly from, DateOnly to, DateTime now, CancellationToken cancellation)
    {
        if (to > days.Of(now)) to = days.Of(now);
        if (to < from) return null;
        var gaps = new List<(DateOnly From, DateOnly To)>();
        if (await context.Dossiers.OrderBy(d => d.ReceivedAt).Select(d => (DateTime?)d.ReceivedAt).FirstOrDefaultAsync(cancellation) is not { } received) return new TalliedSpan(from, to, gaps);
        var begin = days.Of(received) is var first && first > from ? first : from;
        var tallied = (await context.TalliedDays.Where(d => d.Day >= begin && d.Day <= to).Select(d => d.Day).ToListAsync(cancellation)).ToHashSet();
        for (var day = begin; day <= to; day = day.AddDays(1))
        {
            if (tallied.Contains(day)) continue;
            if (gaps.Count > 0 && gaps[^1].To.AddDays(1) == day) gaps[^1] = (gaps[^1].From, day);
            else gaps.Add((day, day));
        }
        return new TalliedSpan(from, to, gaps);
    }

    /// <summary>The tallies of the span and scope. A day that is tallied at this very moment is already counted from its dossiers.</summary>
    public IQueryable<DayTally> Tallies(WorkflowDbContext context, FigureScope scope)
    {
        var (units, from, to, untallied) = (scope.Units, From, To, Untallied.ToArray());
        var tallies = context.DayTallies.Where(t => t.Day >= from && t.Day <= to);
        tallies = scope.ByProcedure ? tallies.Where(t => t.ProcedureCode != DayTally.AllProcedures) : tallies.Where(t => t.ProcedureCode == DayTally.AllProcedures);
        tallies = scope.Side == UnitSide.Competent ? tallies.Where(t => units.Contains(t.CompetentUnit)) : tallies.Where(t => units.Contains(t.ReceivingUnit));
        return untallied.Length > 0 ? tallies.Where(t => !EF.Parameter(untallied).Contains(t.Day)) : tallies;
    }

    /// <summary>The tallies of steps of the span and of some units.</summary>
    public IQueryable<StepTally> StepTallies(WorkflowDbContext context, string[] units)
    {
        var (from, to, untallied) = (From, To, Untallied.ToArray());
        var tallies = context.StepTallies.Where(t => t.Day >= from && t.Day <= to && units.Contains(t.UnitCode));
        return untallied.Length > 0 ? tallies.Where(t => !EF.Parameter(untallied).Contains(t.Day)) : tallies;
    }
}
