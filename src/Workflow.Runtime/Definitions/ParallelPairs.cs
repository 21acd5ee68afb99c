
namespace Workflow.Runtime.Definitions;

/// <summary>
/// Which activities can be under way at the same time: two paths leave one completion together and have no activity in common
/// before they reach the two. Found by moving the earlier of two markers along forward connections until nothing new comes up.
/// </summary>
internal sealed class ParallelPairs
{
    private readonly ProcessGraph graph;
    private readonly int[] rank;
    private readonly HashSet<(int First, int Second)> pairs = [];
    private readonly Stack<(int First, int Second)> fresh = new();

    public ParallelPairs(ProcessGraph graph)
    {
        this.graph = graph;
        rank = new int[graph.Activities.Length];
        var order = FlowOrder.Of(graph);
        for (var i = 0; i < order.Count; i++) rank[order[i]] = i;
        foreach (var activity in order) Split(graph.Activities[activity]);
        while (fresh.TryPop(out var pair)) Move(pair);
    }

    /// <summary>Whether two different activities can be under way together.</summary>
    public bool Contains(int one, int other) => pairs.Contains(one < other ? (one, other) : (other, one));

    private void Split(ProcessActivity activity)
    {
        for (var i = 0; i < activity.Outbound.Length; i++)
            for (var j = i + 1; j < activity.Outbound.Length; j++)
            {
                var (one, other) = (graph.Connections[activity.Outbound[i]], graph.Connections[activity.Outbound[j]]);
                if (one.Direction == Direction.Forward && other.Direction == Direction.Forward && LeaveTogether(activity, one, other)) Add(one.Target, other.Target);
            }
    }

    private static bool LeaveTogether(ProcessActivity activity, Connection one, Connection other) =>
        one.Outcome == other.Outcome || activity.Behaviour.CanCompleteWith(one.Outcome, other.Outcome);

    private void Move((int First, int Second) pair)
    {
        var (earlier, later) = rank[pair.First] < rank[pair.Second] ? pair : (pair.Second, pair.First);
        foreach (var index in graph.Activities[earlier].Outbound)
            if (graph.Connections[index] is { Direction: Direction.Forward, Target: var target }) Add(target, later);
    }

    private void Add(int one, int other)
    {
        if (one == other) return;
        var pair = one < other ? (one, other) : (other, one);
        if (pairs.Add(pair)) fresh.Push(pair);
    }
}
