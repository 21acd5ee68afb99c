using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Host.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>How much of the time granted the steps of one procedure have used, in working time: those that are open, or those that were finished of late.</summary>
/// <param name="IsFinished">Whether it is of finished steps.</param>
/// <param name="Rows">Kinds of step in the order in which dossiers come to them, those without a limit left out.</param>
internal sealed record HeatMap(string ProcedureName, bool IsFinished, IReadOnlyList<HeatMap.Row> Rows)
{
    /// <summary>Columns: each end inclusive, and what lies beyond.</summary>
    public static int Columns => StepSpread.Ends.Count + 1;

    /// <param name="Counts">Steps by column.</param>
    /// <param name="UsualMinutes">Working minutes used: by the open step in the middle, by finished steps on average.</param>
    /// <param name="LimitMinutes">The limit; the longest of open steps, the average of finished ones where versions differ.</param>
    internal sealed record Row(string StepKey, string Title, IReadOnlyList<int> Counts, int UsualMinutes, int LimitMinutes)
    {
        public int Late => Counts[^1] + Counts[^2];

        public int All => Counts.Sum();
    }
}

/// <summary>Reads the heat map of a procedure within some units.</summary>
internal sealed class HeatMaps(OfficeClocks clocks, PeriodSteps finished, CivilDays days)
{
    /// <summary>Most steps that are looked at one by one: beyond it those due first stand for all.</summary>
    public const int MostSteps = 10_000;

    /// <summary>How many days back finished steps are looked at, the present one among them.</summary>
    public const int FinishedDays = 30;

    public async Task<HeatMap> Of(WorkflowDbContext context, string[] units, string procedureName, DateTime now, CancellationToken cancellation)
    {
        var used = await Used(context, units, procedureName, null, now, cancellation);
        return new HeatMap(procedureName, IsFinished: false, [.. used.GroupBy(u => u.StepKey).OrderBy(g => g.Min(u => u.Activity)).Select(RowOf)]);
    }

    /// <summary>The steps that were finished within <see cref="FinishedDays"/>, from the tallies of those days.</summary>
    public async Task<HeatMap> Finished(WorkflowDbContext context, string[] units, string procedureName, DateTime now, CancellationToken cancellation)
    {
        var today = days.Of(now);
        var codes = await context.Procedures.Where(p => p.Name == procedureName).Select(p => p.Code).ToListAsync(cancellation);
        var rows = new List<HeatMap.Row>();
        foreach (var code in codes)
            rows.AddRange((await finished.Of(context, units, code, today.AddDays(1 - FinishedDays), today, now, cancellation)).Where(r => r.Flow.Timed > 0)
                .Select(r => new HeatMap.Row(r.StepKey, r.Title, r.Flow.Spread.Counts, r.Flow.AverageMinutes ?? 0, (int)(r.Flow.GrantedMinutes / r.Flow.Timed))));
        return new HeatMap(procedureName, IsFinished: true, rows);
    }

    /// <summary>The steps of one cell.</summary>
    public async Task<IReadOnlyList<Guid>> Cell(WorkflowDbContext context, string[] units, string procedureName, string stepKey, int column, DateTime now, CancellationToken cancellation) =>
        [.. (await Used(context, units, procedureName, stepKey, now, cancellation)).Where(u => StepSpread.ColumnOf(u.Minutes, u.Granted) == column).Select(u => u.Id)];

    private async Task<List<UsedTime>> Used(WorkflowDbContext context, string[] units, string procedureName, string? stepKey, DateTime now, CancellationToken cancellation)
    {
        var open = OpenSteps.Of(context, units).Where(t => t.ProcedureName == procedureName && t.Kind != StepKind.ReturnResult);
        if (stepKey is not null) open = open.Where(t => t.StepKey == stepKey);
        var steps = await open.OrderBy(t => t.DueAt).Take(MostSteps)
            .Select(t => new { t.Id, t.StepKey, t.Title, t.Activity, t.UnitCode, t.Limit, t.DueAt, t.RemainingMinutes }).ToListAsync(cancellation);
        var used = new List<UsedTime>(steps.Count);
        foreach (var step in steps)
        {
            var granted = TimeLimit.Parse(step.Limit).Value.Minutes;
            if (granted == 0) continue;
            var minutes = StepMinutes.Used(granted, step.DueAt, step.RemainingMinutes, now, clocks.Of(step.UnitCode));
            used.Add(new UsedTime(step.Id, step.StepKey, step.Title, step.Activity, minutes, granted));
        }
        return used;
    }

    private static HeatMap.Row RowOf(IGrouping<string, UsedTime> steps)
    {
        var counts = new int[HeatMap.Columns];
        foreach (var step in steps) counts[StepSpread.ColumnOf(step.Minutes, step.Granted)]++;
        var sorted = steps.Select(s => s.Minutes).Order().ToList();
        return new HeatMap.Row(steps.Key, steps.First().Title, counts, sorted[(sorted.Count - 1) / 2], steps.Max(s => s.Granted));
    }

    private sealed record UsedTime(Guid Id, string StepKey, string Title, int Activity, int Minutes, int Granted);
}
