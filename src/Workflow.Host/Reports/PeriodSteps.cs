using Microsoft.EntityFrameworkCore;
using Workflow.Core.Reports;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>The finished steps of one kind within some units over a span of days.</summary>
internal sealed record StepRow(string Procedure, string StepKey, string Title, int Activity, StepFlow Flow);

/// <summary>Finished steps over a span of days, by procedure and kind of step: from the tallies, and from the steps for days that have none yet.</summary>
internal sealed class PeriodSteps(CountedSteps counted, CivilDays days)
{
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="procedure">Code of one procedure; null for all.</param>
    public async Task<IReadOnlyList<StepRow>> Of(
        WorkflowDbContext context, string[] units, string? procedure, DateOnly from, DateOnly to, DateTime now, CancellationToken cancellation)
    {
        if (await TalliedSpan.Of(context, days, from, to, now, cancellation) is not { } span) return [];
        var tallies = span.StepTallies(context, units);
        if (procedure is not null) tallies = tallies.Where(t => t.ProcedureCode == procedure);
        var rows = await Tallied(tallies, cancellation);
        foreach (var (first, last) in span.Gaps)
            rows.AddRange(counted.Of(await FinishedSteps.Between(context, days.Begin(first), days.End(last), cancellation))
                .Where(s => units.Contains(s.Key.Unit, StringComparer.Ordinal) && (procedure is null || s.Key.Procedure == procedure))
                .Select(s => new StepRow(s.Key.Procedure, s.Key.StepKey, s.Title, s.Activity, s.Flow)));
        return
        [
            .. rows.GroupBy(r => (r.Procedure, r.StepKey)).Select(g => g.Last() with { Flow = g.Aggregate(default(StepFlow), (sum, r) => sum + r.Flow) })
                .OrderBy(r => r.Procedure, StringComparer.Ordinal).ThenBy(r => r.Activity).ThenBy(r => r.StepKey, StringComparer.Ordinal),
        ];
    }

    private static async Task<List<StepRow>> Tallied(IQueryable<StepTally> tallies, CancellationToken cancellation)
    {
        var sums = await tallies.GroupBy(t => new { t.ProcedureCode, t.StepKey }).Select(g => new
        {
            g.Key, Title = g.Max(t => t.Title), Activity = g.Max(t => t.Activity), Done = g.Sum(t => t.Done), Late = g.Sum(t => t.Late), SentBack = g.Sum(t => t.SentBack),
            Timed = g.Sum(t => t.Timed), Taken = g.Sum(t => t.TakenMinutes), Granted = g.Sum(t => t.GrantedMinutes), A = g.Sum(t => t.UpTo25), B = g.Sum(t => t.UpTo50),
            C = g.Sum(t => t.UpTo75), D = g.Sum(t => t.UpTo100), E = g.Sum(t => t.UpTo125), F = g.Sum(t => t.Beyond),
        }).ToListAsync(cancellation);
        return sums.ConvertAll(s => new StepRow(s.Key.ProcedureCode, s.Key.StepKey, s.Title!, s.Activity,
            new StepFlow(s.Done, s.Late, s.SentBack, s.Timed, s.Taken, s.Granted, new StepSpread(s.A, s.B, s.C, s.D, s.E, s.F))));
    }
}
