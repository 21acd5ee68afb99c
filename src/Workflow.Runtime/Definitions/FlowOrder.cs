namespace Workflow.Runtime.Definitions;

/// <summary>The reachable activities in an order in which every forward connection leads onwards.</summary>
internal static class FlowOrder
{
    public static List<int> Of(ProcessGraph graph)
    {
        var order = new List<int>();
        if (graph.Start < 0) return order;
        var awaited = graph.Activities.Select(a => a.Inbound.Length).ToArray();
        var ready = new Queue<int>([graph.Start]);
        while (ready.TryDequeue(out var activity))
        {
            order.Add(activity);
            foreach (var index in graph.Activities[activity].Outbound)
                if (graph.Connections[index] is { Direction: Direction.Forward, Target: var target } && --awaited[target] == 0) ready.Enqueue(target);
        }
        return order;
    }
}
