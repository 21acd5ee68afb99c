using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Tasks;

/// <summary>The human steps that may come next after each outcome of a step, as the drawing of the process says.</summary>
internal static class FollowingSteps
{
    /// <summary>Outcomes in the order of the step; behind each the human steps that automatic activities can lead to, none where the process ends.</summary>
    public static IReadOnlyList<(string Outcome, IReadOnlyList<StepSettings> Steps)> Of(ProcessGraph graph, int activity) =>
        graph.Activities[activity].Step is { } step
            ? [.. step.Outcomes.Select(outcome => (outcome, Following.Steps(graph, activity, outcome)))]
            : [];
}
