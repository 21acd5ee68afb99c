using Workflow.Core;
using Workflow.Core.Tasks;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// The way through a process on which the limits of the steps come to the most, by nominal minutes. Parallel branches count by
/// the longest; a loop counts once, since only forward connections are taken. Not counted: steps that the definition leaves out of the
/// limit, steps that stop the clock, and the return of the result with everything after it, because processing ends when it opens.
/// </summary>
/// <param name="Steps">The steps on that way that have a share in it, in order.</param>
/// <param name="HasLoops">Whether the process can go back, so that a real dossier may take longer.</param>
public sealed record LongestPath(IReadOnlyList<LongestPath.Part> Steps, int Minutes, bool HasLoops)
{
    /// <summary>One step's share.</summary>
    public sealed record Part(int Activity, string Title, int Minutes);

    public static LongestPath Of(ProcessGraph graph)
    {
        var best = new int[graph.Activities.Length];
        var next = new int[graph.Activities.Length];
        foreach (var activity in FlowOrder.Of(graph).AsEnumerable().Reverse())
        {
            next[activity] = -1;
            if (graph.Activities[activity].Step is { Kind: StepKind.ReturnResult }) continue;
            foreach (var index in graph.Activities[activity].Outbound)
            {
                if (graph.Connections[index] is not { Direction: Direction.Forward, Target: var target }) continue;
                if (next[activity] < 0 || best[target] > best[next[activity]]) next[activity] = target;
            }
            best[activity] = MinutesOf(graph.Activities[activity].Step) + (next[activity] < 0 ? 0 : best[next[activity]]);
        }
        var steps = new List<Part>();
        for (var at = graph.Start; at >= 0; at = next[at])
            if (MinutesOf(graph.Activities[at].Step) is > 0 and var minutes) steps.Add(new(at, graph.Activities[at].Step!.Title, minutes));
        return new(steps, graph.Start < 0 ? 0 : best[graph.Start], graph.Connections.Any(c => c.Direction is Direction.Backward or Direction.BackwardInvalid));
    }

    /// <summary>The steps with their hours, as a reader checks them.</summary>
    public Phrase Describe()
    {
        string In(System.Globalization.CultureInfo culture) =>
            string.Join(" → ", Steps.Select(s => string.Create(culture, $"{s.Title} ({s.Minutes / 60m:0.##})")));
        return new(In(SentenceBook.Vietnamese), In(SentenceBook.English));
    }

    private static int MinutesOf(StepSettings? step) =>
        step is { CountsTowardLimit: true } && step.Kind != StepKind.ReturnResult && !StepCatalogue.Of(step.Kind).PausesClock ? step.Limit.Minutes : 0;
}
