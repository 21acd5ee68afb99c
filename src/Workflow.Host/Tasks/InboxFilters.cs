using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;

namespace Workflow.Host.Tasks;

/// <summary>What the filters of an inbox compare with, taken once for a request.</summary>
/// <param name="Near">What is due up to here, inclusive, is near.</param>
/// <param name="AtRisk">The steps that are marked as at risk; null while that is not known.</param>
internal sealed record InboxFilters(DateTime Now, DateTime Near, Guid[]? AtRisk)
{
    /// <summary>Which steps pass a filter.</summary>
    public Expression<Func<UserTask, bool>> Rule(InboxFilter filter)
    {
        var atRisk = AtRisk ?? [];
        return filter switch
        {
            InboxFilter.Late => StepRules.Late(Now),
            InboxFilter.Near => StepRules.Near(Now, Near),
            // One parameter however many there are.
            InboxFilter.Risk => t => EF.Parameter(atRisk).Contains(t.Id),
            InboxFilter.Paused => StepRules.Paused,
            InboxFilter.Returned => t => t.ReturnedBy != null,
            _ => throw new InvalidOperationException($"No rule for {filter}."),
        };
    }

    /// <summary>The steps of a query that pass a filter.</summary>
    public IQueryable<UserTask> Narrow(IQueryable<UserTask> steps, InboxFilter filter) => filter == InboxFilter.All ? steps : steps.Where(Rule(filter));

    /// <summary>The steps of a query that a request asks for, its search apart.</summary>
    public IQueryable<UserTask> Narrow(IQueryable<UserTask> steps, InboxRequest request)
    {
        if (request.Unit is { } unit) steps = steps.Where(t => t.UnitCode == unit);
        if (request.Role is { } role) steps = steps.Where(t => t.Role == role);
        return Narrow(steps, request.Filter);
    }
}
