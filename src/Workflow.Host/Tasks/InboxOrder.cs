using System.Linq.Expressions;
using Workflow.Core.Tasks;
using Workflow.Host.Paging;

namespace Workflow.Host.Tasks;

/// <summary>One stretch of an inbox that an index gives in its order; an inbox is read stretch by stretch.</summary>
/// <param name="From">The steps of the stretch behind a place, in order; null where the place lies behind the stretch.</param>
/// <param name="Place">By what a step stands where it does.</param>
internal sealed record InboxOrder(Func<IQueryable<UserTask>, Cursor?, IQueryable<UserTask>?> From, Expression<Func<UserTask, Cursor>> Place)
{
    /// <summary>What is due first, first. Dated and undated steps stand in one index; asked for apart, each part is read in its order without sorting.</summary>
    private static readonly InboxOrder[] due = [new(Dated, t => new Cursor(t.DueAt, t.Id)), new(Undated, t => new Cursor(null, t.Id))];

    private static readonly InboxOrder[] done = [new(Done, t => new Cursor(t.CompletedAt, t.Id))];

    public static IReadOnlyList<InboxOrder> Of(InboxView view) => view == InboxView.Finished ? done : due;

    private static IQueryable<UserTask>? Dated(IQueryable<UserTask> steps, Cursor? after)
    {
        if (after is { At: null }) return null;
        steps = steps.Where(t => t.DueAt != null);
        if (after is { At: { } at, Id: var id }) steps = steps.Where(t => t.DueAt > at || t.DueAt == at && t.Id.CompareTo(id) > 0);
        return steps.OrderBy(t => t.DueAt).ThenBy(t => t.Id);
    }

    private static IQueryable<UserTask> Undated(IQueryable<UserTask> steps, Cursor? after)
    {
        steps = steps.Where(t => t.DueAt == null);
        if (after is { At: null, Id: var id }) steps = steps.Where(t => t.Id.CompareTo(id) > 0);
        return steps.OrderBy(t => t.Id);
    }

    private static IQueryable<UserTask> Done(IQueryable<UserTask> steps, Cursor? after)
    {
        if (after is { At: { } at, Id: var id }) steps = steps.Where(t => t.CompletedAt < at || t.CompletedAt == at && t.Id.CompareTo(id) < 0);
        return steps.OrderByDescending(t => t.CompletedAt).ThenByDescending(t => t.Id);
    }
}
