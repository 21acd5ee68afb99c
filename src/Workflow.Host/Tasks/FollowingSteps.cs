using Workflow.Core.Tasks;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Tasks;

/// <summary>The human steps that may come next after each outcome of a step, as the drawing of the process says.</summary>
internal static class FollowingSteps
{
    /// <summary>Outcomes in the order of the step; behind each the human steps that automatic activities can lead to, none where the process ends.</summary>
    public static IReadOnlyList<(string Outcome, IReadOnlyList<StepSettings> Steps)> Of(ProcessGraph graph, int activity) =>
        graph.Activities[activity].Step is { } step
            ? [.. step.Outcomes.Select(outcome => (outcome, (IReadOnlyList<StepSettings>)Behind(graph, activity, outcome)))]
            : [];

    private static List<StepSettings> Behind(ProcessGraph graph, int activity, string outcome)
    {
        var found = new List<StepSettings>();
        var seen = new HashSet<int>();
        var waiting = new Queue<int>(graph.Connections.Where(c => c.Source == activity && c.Outcome == outcome).Select(c => c.Target));
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            if (graph.Activities[next].Step is { } step)
                found.Add(step);
            else
                foreach (var connection in graph.Connections.Where(c => c.Source == next)) waiting.Enqueue(connection.Target);
        }
        return found;
    }
}
