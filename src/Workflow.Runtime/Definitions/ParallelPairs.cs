
namespace Workflow.Runtime.Definitions;

/// <summary>
/// Which activities can be under way at the same time: two paths leave one completion together, have no activity in common, and neither
/// activity has to wait for the other. Two markers start where the paths part. While both are free, the earlier one moves, so that it
/// can never step on the other's path; then one stays, as an open step does, and the other goes on as far as it can without it.
/// </summary>
internal sealed class ParallelPairs
{
    private readonly ProcessGraph graph;
    private readonly int[] rank;
    private readonly bool[]?[] ahead;
    private readonly HashSet<(int Earlier, int Later)> free = [];
    private readonly HashSet<(int Staying, int Moving)> found = [];
    private readonly Stack<(int Earlier, int Later)> freshFree = new();
    private readonly Stack<(int Staying, int Moving)> fresh = new();

    public ParallelPairs(ProcessGraph graph)
    {
        this.graph = graph;
        rank = new int[graph.Activities.Length];
        ahead = new bool[graph.Activities.Length][];
        var order = FlowOrder.Of(graph);
        for (var i = 0; i < order.Count; i++) rank[order[i]] = i;
        foreach (var activity in order) Part(graph.Activities[activity]);
        while (freshFree.TryPop(out var pair)) MoveEarlier(pair);
        while (fresh.TryPop(out var pair)) MoveOn(pair);
    }

    /// <summary>Whether two different activities can be under way together.</summary>
    public bool Contains(int one, int other) => found.Contains((one, other)) || found.Contains((other, one));

    private void Part(ProcessActivity activity)
    {
        for (var i = 0; i < activity.Outbound.Length; i++)
            for (var j = i + 1; j < activity.Outbound.Length; j++)
            {
                var (one, other) = (graph.Connections[activity.Outbound[i]], graph.Connections[activity.Outbound[j]]);
                if (one.Direction == Direction.Forward && other.Direction == Direction.Forward && LeaveTogether(activity, one, other)) AddFree(one.Target, other.Target);
            }
    }

    private static bool LeaveTogether(ProcessActivity activity, Connection one, Connection other) =>
        one.Outcome == other.Outcome || activity.Behaviour.CanCompleteWith(one.Outcome, other.Outcome);

    private void MoveEarlier((int Earlier, int Later) pair)
    {
        Add(pair.Earlier, pair.Later);
        Add(pair.Later, pair.Earlier);
        foreach (var index in graph.Activities[pair.Earlier].Outbound)
            if (graph.Connections[index] is { Direction: Direction.Forward, Target: var target }) AddFree(target, pair.Later);
    }

    private void MoveOn((int Staying, int Moving) pair)
    {
        foreach (var index in graph.Activities[pair.Moving].Outbound)
            if (graph.Connections[index] is { Direction: Direction.Forward, Target: var target }) Add(pair.Staying, target);
    }

    private void AddFree(int one, int other)
    {
        if (one == other) return;
        var pair = rank[one] < rank[other] ? (one, other) : (other, one);
        if (free.Add(pair)) freshFree.Push(pair);
    }

    private void Add(int staying, int moving)
    {
        if (staying == moving || Ahead(staying)[moving] || Ahead(moving)[staying]) return;
        if (found.Add((staying, moving))) fresh.Push((staying, moving));
    }

    private bool[] Ahead(int activity) => ahead[activity] ??= Reach.From(graph, activity);
}
