using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>The steps of each inbox as a query on one table.</summary>
/// <param name="Today">The civil day for which deputies are judged.</param>
internal sealed record InboxViews(WorkflowDbContext Context, CurrentActor Me, DateOnly Today)
{
    private IQueryable<UserTask> Open => Context.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open);

    /// <summary>The steps of a view, to be counted or looked up.</summary>
    public IQueryable<UserTask> Of(InboxView view) => view switch
    {
        InboxView.Mine => Open.Where(t => t.AssigneeId == Me.Actor.Id),
        InboxView.Candidates => Candidates(),
        InboxView.Units => Open.Where(Within(inOrder: false)),
        InboxView.ActingFor => Open.Where(ActingFor()),
        InboxView.Watched => Watched(),
        InboxView.Finished => Context.Tasks.AsNoTracking().Where(t => t.State == TaskState.Completed && t.CompletedBy == Me.Actor.Id).Where(Within(inOrder: true)),
        _ => throw new InvalidOperationException($"No rule for {view}."),
    };

    /// <summary>The steps of a view, to be read in the order of their due instants.</summary>
    public IQueryable<UserTask> InOrder(InboxView view) => view switch
    {
        InboxView.Units => Open.Where(Within(inOrder: true)),
        _ => Of(view),
    };

    private Expression<Func<UserTask, bool>> Within(bool inOrder)
    {
        if (Me.ReachesAll) return _ => true;
        var units = Me.Reach.ToArray();
        // An expression is looked at row by row: it keeps a database from gathering the steps of all units before it puts them in order.
        return inOrder && units.Length > CurrentActor.FewUnits ? t => EF.Parameter(units).Contains(t.UnitCode + "") : t => EF.Parameter(units).Contains(t.UnitCode);
    }

    /// <summary>What nobody holds and the officer may take.</summary>
    private IQueryable<UserTask> Candidates()
    {
        var units = Posts.SelectMany(p => Me.Office.Units.Below(p.UnitCode)).Select(u => u.Code).Distinct().ToArray();
        // In few units it is looked for there: what nobody holds in a whole province may be most of what is open.
        return units.Length <= CurrentActor.FewUnits
            ? Open.Where(t => (t.AssigneeId ?? "") == "" && EF.Parameter(units).Contains(t.UnitCode)).Where(ByPost())
            : Open.Where(t => t.AssigneeId == null).Where(ByPost());
    }

    /// <summary>The posts by which the officer does steps at all.</summary>
    private IEnumerable<Actor.Held> Posts => Me.Actor.Posts.Where(p => RoutePolicies.WorkOnTasks.Roles.Contains(p.Role));

    /// <summary>The role of one of the officer's posts, in its unit or below: one condition a unit, since roles differ by unit. Looked at row by row.</summary>
    private Expression<Func<UserTask, bool>> ByPost()
    {
        var conditions = new List<Expression<Func<UserTask, bool>>>();
        foreach (var posts in Posts.GroupBy(p => p.UnitCode))
        {
            var (roles, units) = (posts.Select(p => p.Role).Distinct().ToArray(), Me.Office.Units.Below(posts.Key).Select(u => u.Code).ToArray());
            conditions.Add(t => EF.Parameter(roles).Contains(t.Role) && EF.Parameter(units).Contains(t.UnitCode + ""));
        }
        return Any(conditions);
    }

    /// <summary>What an absent officer holds and the caller may do as well, and what the caller holds for one.</summary>
    private Expression<Func<UserTask, bool>> ActingFor()
    {
        var conditions = new List<Expression<Func<UserTask, bool>>>();
        foreach (var deputy in Me.Office.AbsentFor(Me.Actor.Id).Where(d => d.HoldsOn(Today)))
        {
            var (absent, me, codes) = (deputy.AbsentOfficerId, Me.Actor.Id, deputy.ProcedureCodes.ToArray());
            Expression<Func<UserTask, bool>> held = t => t.AssigneeId == absent && t.ActingForId == null || t.AssigneeId == me && t.ActingForId == absent;
            if (codes.Length > 0) held = Both(held, t => codes.Contains(t.ProcedureCode));
            conditions.Add(Both(held, ByPost()));
        }
        return Any(conditions);
    }

    /// <summary>A dossier that the officer may no longer see is followed no longer.</summary>
    private IQueryable<UserTask> Watched()
    {
        var seen = Context.Dossiers.Where(Visibility.Dossiers(Me, Context.Tasks));
        return Context.Watches.Where(w => w.OfficerId == Me.Actor.Id && seen.Any(d => d.Id == w.DossierId))
            .Join(Open, w => w.DossierId, t => t.DossierId, (_, t) => t);
    }

    private static Expression<Func<UserTask, bool>> Both(Expression<Func<UserTask, bool>> one, Expression<Func<UserTask, bool>> other) =>
        Expression.Lambda<Func<UserTask, bool>>(Expression.AndAlso(one.Body, Rebound.To(one.Parameters[0], other)), one.Parameters);

    private static Expression<Func<UserTask, bool>> Any(List<Expression<Func<UserTask, bool>>> conditions)
    {
        if (conditions.Count == 0) return _ => false;
        var task = conditions[0].Parameters[0];
        return Expression.Lambda<Func<UserTask, bool>>(conditions.Select(c => Rebound.To(task, c)).Aggregate(Expression.OrElse), task);
    }

    /// <summary>A condition on another name of the same row.</summary>
    private sealed class Rebound(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        public static Expression To(ParameterExpression row, Expression<Func<UserTask, bool>> condition) => new Rebound(condition.Parameters[0], row).Visit(condition.Body);

        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
