using Microsoft.EntityFrameworkCore;
using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Host.Calendars;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>How much of the time granted the open steps of one procedure have used, in working time.</summary>
/// <param name="Rows">Kinds of step in the order in which dossiers come to them, those without a limit left out.</param>
internal sealed record HeatMap(string ProcedureName, IReadOnlyList<HeatMap.Row> Rows)
{
    /// <summary>Upper ends of all columns but the last, in percent of the time granted; above 100 is late.</summary>
    public static readonly IReadOnlyList<int> Ends = [25, 50, 75, 100, 125];

    /// <summary>Columns: each end inclusive, and what lies beyond.</summary>
    public static int Columns => Ends.Count + 1;

    /// <param name="Counts">Steps by column.</param>
    /// <param name="MedianMinutes">Working minutes used by the step in the middle.</param>
    /// <param name="LimitMinutes">The limit; the longest where versions differ.</param>
    internal sealed record Row(string StepKey, string Title, IReadOnlyList<int> Counts, int MedianMinutes, int LimitMinutes)
    {
        public int Late => Counts[^1] + Counts[^2];

        public int All => Counts.Sum();
    }

    /// <summary>The column of a step that has used so many of the minutes granted.</summary>
    public static int ColumnOf(int used, int granted)
    {
        for (var column = 0; column < Ends.Count; column++)
            if ((long)used * 100 <= (long)granted * Ends[column]) return column;
        return Ends.Count;
    }
}

/// <summary>Reads the heat map of a procedure within some units.</summary>
internal sealed class HeatMaps(OfficeClocks clocks)
{
    /// <summary>Most steps that are looked at one by one: beyond it those due first stand for all.</summary>
    public const int MostSteps = 10_000;

    public async Task<HeatMap> Of(WorkflowDbContext context, string[] units, string procedureName, DateTime now, CancellationToken cancellation)
    {
        var used = await Used(context, units, procedureName, null, now, cancellation);
        return new HeatMap(procedureName, [.. used.GroupBy(u => u.StepKey).OrderBy(g => g.Min(u => u.Activity)).Select(RowOf)]);
    }

    /// <summary>The steps of one cell.</summary>
    public async Task<IReadOnlyList<Guid>> Cell(WorkflowDbContext context, string[] units, string procedureName, string stepKey, int column, DateTime now, CancellationToken cancellation) =>
        [.. (await Used(context, units, procedureName, stepKey, now, cancellation)).Where(u => HeatMap.ColumnOf(u.Minutes, u.Granted) == column).Select(u => u.Id)];

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
            var left = step.RemainingMinutes ?? (step.DueAt is { } due ? Left(clocks.Of(step.UnitCode), now, due) : granted);
            used.Add(new UsedTime(step.Id, step.StepKey, step.Title, step.Activity, Math.Max(0, granted - left), granted));
        }
        return used;
    }

    /// <summary>Working minutes to the due instant, negative beyond it; a due instant beyond the calendar is far away.</summary>
    private static int Left(OfficeClock clock, DateTime now, DateTime due) =>
        (due > now ? clock.Count(now, due) : clock.Count(due, now)) is { IsRejected: false, Value: var minutes } ? due > now ? minutes : -Math.Max(minutes, 1) : int.MaxValue / 2;

    private static HeatMap.Row RowOf(IGrouping<string, UsedTime> steps)
    {
        var counts = new int[HeatMap.Columns];
        foreach (var step in steps) counts[HeatMap.ColumnOf(step.Minutes, step.Granted)]++;
        var sorted = steps.Select(s => s.Minutes).Order().ToList();
        return new HeatMap.Row(steps.Key, steps.First().Title, counts, sorted[(sorted.Count - 1) / 2], steps.Max(s => s.Granted));
    }

    private sealed record UsedTime(Guid Id, string StepKey, string Title, int Activity, int Minutes, int Granted);
}
