using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Calendars;
using Workflow.Host.Dossiers;
using Workflow.Host.Forecasts;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>Whose steps an inbox shows.</summary>
internal enum InboxView
{
    /// <summary>Steps that the caller holds.</summary>
    Mine,
    /// <summary>Steps that nobody holds and the caller may take.</summary>
    Candidates,
    /// <summary>All open steps of the units within the caller's reach.</summary>
    Units,
}

/// <summary>Which of them.</summary>
internal enum InboxFilter
{
    All,
    /// <summary>Past the due instant.</summary>
    Late,
    /// <summary>Due within the next eight hours of office time.</summary>
    Near,
    /// <summary>Marked as at risk of a late dossier, by the last forecast of this host.</summary>
    Risk,
    /// <summary>The clock stands.</summary>
    Paused,
}

/// <summary>What of an inbox is asked for.</summary>
/// <param name="Unit">Code of one unit; null takes all.</param>
/// <param name="After">Where the page begins: <see cref="Page{T}.Next"/> of the one before.</param>
internal sealed record InboxRequest(
    InboxView View = InboxView.Mine, InboxFilter Filter = InboxFilter.All, string? Unit = null, Role? Role = null, string? After = null, int? Size = null);

/// <summary>How many steps each filter of an inbox leaves.</summary>
/// <param name="Risk">Null while nothing has been forecast since the start.</param>
internal sealed record InboxCounts(int All, int Late, int Near, int? Risk, int Paused)
{
    public int? Of(InboxFilter filter) => filter switch
    {
        InboxFilter.All => All, InboxFilter.Late => Late, InboxFilter.Near => Near, InboxFilter.Risk => Risk, InboxFilter.Paused => Paused,
        _ => throw new InvalidOperationException($"No count for {filter}."),
    };
}

/// <summary>The open steps of an officer, what is due first first, undated ones last.</summary>
internal sealed class TaskInbox(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances, OfficeClocks clocks, RiskBoard board, TaskOwners owners)
{
    private const int NearMinutes = 480;
    private static readonly string[] withoutLimit = ["0wh", "0wd", "0cd"];

    public async Task<Result<Page<TaskView>>> List(CurrentActor me, InboxRequest request, CancellationToken cancellation = default)
    {
        var after = Cursor.Parse(request.After);
        if (after.Rejection is { } unreadable) return unreadable;
        var until = clocks.Of(me.Actor.UnitCode).Add(circumstances.Now, NearMinutes);
        if (until.Rejection is { } beyond) return beyond;

        Guid[] atRisk = request.Filter == InboxFilter.Risk ? await board.At(circumstances.Now, cancellation) : [];
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = Narrow(Shown(context, me, request.View), request, new Marks(circumstances.Now, until.Value, atRisk));
        var size = PageSize.Of(request.Size);
        var rows = await Dated(query, after.Value, size + 1, cancellation);
        // Dated and undated steps stand in one index; asked for apart, each part is read in its order without sorting.
        if (rows.Count <= size) rows.AddRange(await Undated(query, after.Value, size + 1 - rows.Count, cancellation));

        var page = Page<TaskView>.Of(rows, size, t => new Cursor(t.DueAt, t.Id).ToString());
        owners.Remember(page.Items);
        return page;
    }

    /// <summary>What each filter leaves of a view, in one query.</summary>
    public async Task<Result<InboxCounts>> Count(CurrentActor me, InboxView view, CancellationToken cancellation = default)
    {
        var until = clocks.Of(me.Actor.UnitCode).Add(circumstances.Now, NearMinutes);
        if (until.Rejection is { } beyond) return beyond;
        var known = board.Known(circumstances.Now);
        var marks = new Marks(circumstances.Now, until.Value, known ?? []);

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var shown = Shown(context, me, view);
        var counts = await Enum.GetValues<InboxFilter>()
            .Select(filter => Narrow(shown, new InboxRequest(view, filter), marks).GroupBy(_ => (int)filter).Select(g => new { g.Key, Steps = g.Count() }))
            .Aggregate((one, other) => one.Concat(other)).ToDictionaryAsync(c => (InboxFilter)c.Key, c => c.Steps, cancellation);
        return new InboxCounts(
            counts.GetValueOrDefault(InboxFilter.All), counts.GetValueOrDefault(InboxFilter.Late), counts.GetValueOrDefault(InboxFilter.Near),
            known is null ? null : counts.GetValueOrDefault(InboxFilter.Risk), counts.GetValueOrDefault(InboxFilter.Paused));
    }

    private static IQueryable<UserTask> Shown(WorkflowDbContext context, CurrentActor me, InboxView view)
    {
        var open = context.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open);
        return view switch
        {
            InboxView.Mine => open.Where(t => t.AssigneeId == me.Actor.Id),
            InboxView.Candidates => open.Where(t => t.AssigneeId == null).Where(CandidateOf(me)),
            InboxView.Units => open.Where(Visibility.Tasks(me)),
            _ => throw new InvalidOperationException($"No rule for {view}."),
        };
    }

    private static IQueryable<UserTask> Narrow(IQueryable<UserTask> query, InboxRequest request, Marks marks)
    {
        if (request.Unit is { } unit) query = query.Where(t => t.UnitCode == unit);
        if (request.Role is { } role) query = query.Where(t => t.Role == role);
        var (now, near, atRisk) = marks;
        return request.Filter switch
        {
            InboxFilter.All => query,
            InboxFilter.Late => query.Where(t => t.DueAt < now && t.Kind != StepKind.ReturnResult && !withoutLimit.Contains(t.Limit)),
            InboxFilter.Near => query.Where(t => t.DueAt >= now && t.DueAt <= near),
            // One parameter however many there are.
            InboxFilter.Risk => query.Where(t => EF.Parameter(atRisk).Contains(t.Id)),
            InboxFilter.Paused => query.Where(t => t.RemainingMinutes != null),
            _ => throw new InvalidOperationException($"No rule for {request.Filter}."),
        };
    }

    /// <summary>The role of one of the officer's posts, in its unit or below: one condition a role, since roles differ by unit.</summary>
    private static Expression<Func<UserTask, bool>> CandidateOf(CurrentActor me)
    {
        var task = Expression.Parameter(typeof(UserTask), "t");
        Expression any = Expression.Constant(false);
        foreach (var posts in me.Actor.Posts.GroupBy(p => p.Role))
        {
            var role = posts.Key;
            var units = posts.SelectMany(p => me.Office.Units.Below(p.UnitCode)).Select(u => u.Code).Distinct().ToArray();
            Expression<Func<UserTask, bool>> holds = t => t.Role == role && units.Contains(t.UnitCode);
            any = Expression.OrElse(any, new Rebound(holds.Parameters[0], task).Visit(holds.Body));
        }
        return Expression.Lambda<Func<UserTask, bool>>(any, task);
    }

    private static async Task<List<TaskView>> Dated(IQueryable<UserTask> query, Cursor? after, int size, CancellationToken cancellation)
    {
        if (after is { At: null }) return [];
        query = query.Where(t => t.DueAt != null);
        if (after is { At: { } at, Id: var id }) query = query.Where(t => t.DueAt > at || t.DueAt == at && t.Id.CompareTo(id) > 0);
        return [.. (await query.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(size).ToListAsync(cancellation)).Select(TaskView.Of)];
    }

    private static async Task<List<TaskView>> Undated(IQueryable<UserTask> query, Cursor? after, int size, CancellationToken cancellation)
    {
        query = query.Where(t => t.DueAt == null);
        if (after is { At: null, Id: var id }) query = query.Where(t => t.Id.CompareTo(id) > 0);
        return [.. (await query.OrderBy(t => t.Id).Take(size).ToListAsync(cancellation)).Select(TaskView.Of)];
    }

    /// <summary>What filters compare with.</summary>
    /// <param name="Near">What is due up to here is near.</param>
    private sealed record Marks(DateTime Now, DateTime Near, Guid[] AtRisk);

    private sealed class Rebound(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
