using System.Collections.Immutable;

namespace Workflow.Runtime.Definitions;

/// <summary>The activities of a flowchart that its start reaches, in an order in which every forward connection leads onwards.</summary>
internal static class FlowOrder
{
    public static ImmutableArray<int> Of(ProcessGraph graph, FlowBody flow)
    {
        if (flow.Start < 0) return [];
        var order = ImmutableArray.CreateBuilder<int>();
        var awaited = new Dictionary<int, int>();
        var ready = new Queue<int>([flow.Start]);
        while (ready.TryDequeue(out var activity))
        {
            order.Add(activity);
            foreach (var index in graph.Activities[activity].Outbound)
            {
                if (graph.Connections[index] is not { Direction: Direction.Forward, Target: var target }) continue;
                var left = awaited.GetValueOrDefault(target, graph.Activities[target].Inbound.Length) - 1;
                awaited[target] = left;
                if (left == 0) ready.Enqueue(target);
            }
        }
        return order.DrainToImmutable();
    }
}
