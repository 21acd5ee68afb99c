using Workflow.Core.Deadlines;
using Workflow.Core.Reports;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Reports;

/// <summary>A request for a supplement: the fact that stopped the clock, and the step in which the applicant has the turn.</summary>
internal sealed class SupplementRequest
{
    public required ClockFact Fact { get; init; }
    public required UserTask Step { get; init; }
}

/// <summary>The requests for a supplement between two instants, by the pauses that they began: there is one index of those.</summary>
internal static class SupplementRequests
{
    private static readonly ClockFactKind[] pausing = [.. PausedSpans.Kinds];

    /// <param name="since">Inclusive, UTC.</param>
    /// <param name="before">Exclusive, UTC.</param>
    public static IQueryable<SupplementRequest> Of(WorkflowDbContext context, DateTime since, DateTime before) =>
        from fact in context.ClockFacts
        // The first of the two says what the index holds, the second what is looked for.
        where fact.At >= since && fact.At < before && pausing.Contains(fact.Kind) && fact.Kind == ClockFactKind.Paused
        join step in context.Tasks on fact.TaskId equals step.Id
        where step.Kind == StepKind.RequestSupplement
        select new SupplementRequest { Fact = fact, Step = step };
}
