using Microsoft.EntityFrameworkCore;
using Workflow.Core.Tasks;

namespace Workflow.Host.Tasks;

/// <summary>What the filters of an inbox compare with, taken once for a request.</summary>
/// <param name="Near">What is due up to here, inclusive, is near.</param>
/// <param name="AtRisk">The steps that are marked as at risk; null while that is not known.</param>
internal sealed record InboxFilters(DateTime Now, DateTime Near, Guid[]? AtRisk)
{
    /// <summary>The steps of a query that pass a filter.</summary>
    public IQueryable<UserTask> Narrow(IQueryable<UserTask> steps, InboxFilter filter)
    {
        var atRisk = AtRisk ?? [];
        return filter switch
        {
            InboxFilter.All => steps,
            InboxFilter.Late => steps.Where(StepRules.Late(Now)),
            InboxFilter.Near => steps.Where(StepRules.Near(Now, Near)),
            // One parameter however many there are.
            InboxFilter.Risk => steps.Where(t => EF.Parameter(atRisk).Contains(t.Id)),
            InboxFilter.Paused => steps.Where(StepRules.Paused),
            InboxFilter.Returned => steps.Where(t => t.ReturnedBy != null),
            _ => throw new InvalidOperationException($"No rule for {filter}."),
        };
    }

    /// <summary>The steps of a query that a request asks for, its search apart.</summary>
    public IQueryable<UserTask> Narrow(IQueryable<UserTask> steps, InboxRequest request)
    {
        if (request.Unit is { } unit) steps = steps.Where(t => t.UnitCode == unit);
        if (request.Role is { } role) steps = steps.Where(t => t.Role == role);
        return Narrow(steps, request.Filter);
    }
}
