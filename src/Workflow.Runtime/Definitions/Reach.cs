namespace Workflow.Runtime.Definitions;

/// <summary>What forward connections lead to, and from.</summary>
internal static class Reach
{
    /// <summary>By activity index: whether forward connections lead to it from an activity; the activity itself included.</summary>
    public static bool[] From(ProcessGraph graph, int activity) => Walk(graph, activity, a => a.Outbound, c => c.Target);

    /// <summary>By activity index: whether forward connections lead from it to an activity; the activity itself included.</summary>
    public static bool[] To(ProcessGraph graph, int activity) => Walk(graph, activity, a => a.Inbound, c => c.Source);

    private static bool[] Walk(ProcessGraph graph, int from, Func<ProcessActivity, IReadOnlyList<int>> edges, Func<Connection, int> end)
    {
        var reached = new bool[graph.Activities.Length];
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var activity))
        {
            if (reached[activity]) continue;
            reached[activity] = true;
            foreach (var index in edges(graph.Activities[activity]))
                if (graph.Connections[index] is { Direction: Direction.Forward } connection) stack.Push(end(connection));
        }
        return reached;
    }
}
