using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Board;

/// <summary>Counts of open steps. Late, near and paused overlap with nothing; the rest is in time.</summary>
/// <param name="GrantedMinutes">The limits of the steps together, in working minutes: how much work they were thought to be.</param>
internal readonly record struct StepCounts(int Open, int Late, int Near, int Paused, long GrantedMinutes)
{
    public static StepCounts operator +(StepCounts one, StepCounts other) => new(
        one.Open + other.Open, one.Late + other.Late, one.Near + other.Near, one.Paused + other.Paused, one.GrantedMinutes + other.GrantedMinutes);
}

/// <summary>The open steps of one unit and holder.</summary>
/// <param name="AssigneeId">Null while nobody holds them.</param>
internal sealed record StepGroup(string UnitCode, string? AssigneeId, StepCounts Counts);

/// <summary>The open steps of a procedure.</summary>
internal sealed record ProcedureLoad(string Name, int Open, int Late);

/// <summary>Which open steps a mark leaves, as on the chips of the inbox.</summary>
internal enum StepMark { All, Late, Near, Paused }

/// <summary>Open steps, counted from one index alone.</summary>
internal sealed class OpenSteps(OfficeClocks clocks)
{
    /// <summary>What is due up to here is near, by the clock of the reader's unit.</summary>
    public Result<DateTime> NearUntil(CurrentActor me, DateTime now) => StepRules.NearUntil(clocks, me, now);

    public static IQueryable<UserTask> Of(WorkflowDbContext context, string[] units) =>
        context.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && units.Contains(t.UnitCode));

    /// <summary>The steps that a mark leaves.</summary>
    public static IQueryable<UserTask> Marked(IQueryable<UserTask> open, StepMark mark, DateTime now, DateTime near) => mark switch
    {
        StepMark.Late => open.Where(StepRules.Late(now)),
        StepMark.Near => open.Where(StepRules.Near(now, near)),
        StepMark.Paused => open.Where(StepRules.Paused),
        _ => open,
    };

    /// <summary>By unit and holder, once for each limit that their steps have.</summary>
    public static async Task<List<StepGroup>> Count(WorkflowDbContext context, string[] units, DateTime now, DateTime near, CancellationToken cancellation)
    {
        var (isLate, isNear, isPaused) = (StepRules.Late(now), StepRules.Near(now, near), StepRules.Paused);
        var groups = await Of(context, units)
            .GroupBy(t => new { t.UnitCode, t.AssigneeId, t.Limit })
            .Select(g => new
            {
                g.Key, Open = g.Count(), Late = g.AsQueryable().Count(isLate), Near = g.AsQueryable().Count(isNear), Paused = g.AsQueryable().Count(isPaused),
            }).ToListAsync(cancellation);
        return groups.ConvertAll(g => new StepGroup(
            g.Key.UnitCode, g.Key.AssigneeId, new StepCounts(g.Open, g.Late, g.Near, g.Paused, (long)g.Open * TimeLimit.Parse(g.Key.Limit).Value.Minutes)));
    }

    /// <summary>The procedures with most late steps, then with most open ones.</summary>
    public static async Task<List<ProcedureLoad>> Fullest(WorkflowDbContext context, string[] units, int most, DateTime now, CancellationToken cancellation)
    {
        var isLate = StepRules.Late(now);
        var loads = await Of(context, units).GroupBy(t => t.ProcedureName)
            .Select(g => new { Name = g.Key, Open = g.Count(), Late = g.AsQueryable().Count(isLate) })
            .OrderByDescending(p => p.Late).ThenByDescending(p => p.Open).ThenBy(p => p.Name).Take(most).ToListAsync(cancellation);
        return loads.ConvertAll(p => new ProcedureLoad(p.Name, p.Open, p.Late));
    }
}
