using Workflow.Core.Deadlines;
using Workflow.Core.Reports;
using Workflow.Host.Calendars;

namespace Workflow.Host.Reports;

/// <summary>A kind of step as a unit has it.</summary>
internal readonly record struct StepKindKey(string Unit, string Procedure, string StepKey);

/// <summary>The finished steps of one kind, with the name and place that the process gives it.</summary>
internal sealed record CountedStep(StepKindKey Key, string Title, int Activity, StepFlow Flow);

/// <summary>Counts finished steps by unit, procedure and kind of step. While the applicant has the turn no officer works: such steps have no times.</summary>
internal sealed class CountedSteps(OfficeClocks clocks)
{
    public IReadOnlyList<CountedStep> Of(IEnumerable<FinishedStep> steps) =>
    [
        .. steps.GroupBy(s => new StepKindKey(s.UnitCode, s.Dossier.Procedure, s.StepKey)).Select(g => (g.Key, Last: g.MaxBy(s => s.CompletedAt)!, Steps: g))
            .Select(g => new CountedStep(g.Key, g.Last.Title, g.Last.Activity, g.Steps.Aggregate(default(StepFlow), (sum, s) => sum + FlowOf(s)))),
    ];

    private StepFlow FlowOf(FinishedStep step)
    {
        var granted = TimeLimit.Parse(step.Limit).Value.Minutes;
        var isTimed = step is { HasOwnDeadline: true, StopsClock: false } && granted > 0 && (step.DueAt is not null || step.RemainingMinutes is not null);
        var taken = isTimed ? StepMinutes.Used(granted, step.DueAt, step.RemainingMinutes, step.CompletedAt, clocks.Of(step.UnitCode)) : null as int?;
        return StepFlow.Of(isTimed && step.IsLate, step.WasSentBack, taken, granted);
    }
}
