using System.Linq.Expressions;
using Workflow.Core;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;

namespace Workflow.Host.Tasks;

/// <summary>Which open steps are late, near or paused: one rule for the filters and counts of inboxes and for the numbers of boards.</summary>
internal static class StepRules
{
    /// <summary>Working minutes within which what is due is near: a working day.</summary>
    private const int NearMinutes = 480;

    /// <summary>What is due up to here, inclusive, is near, by the clock of the reader's unit; rejects what lies beyond the calendar.</summary>
    public static Result<DateTime> NearUntil(OfficeClocks clocks, CurrentActor me, DateTime now) => clocks.Of(me.Actor.UnitCode).Add(now, NearMinutes);

    /// <summary>A step without a limit of its own and a hand-over are never late.</summary>
    public static Expression<Func<UserTask, bool>> Late(DateTime now) => t => t.DueAt < now && t.HasOwnDeadline;

    public static Expression<Func<UserTask, bool>> Near(DateTime now, DateTime until) => t => t.DueAt >= now && t.DueAt <= until;

    /// <summary>While its clock stands a step is not due at any time.</summary>
    public static Expression<Func<UserTask, bool>> Paused { get; } = t => t.DueAt == null;
}
