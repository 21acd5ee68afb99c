namespace Workflow.Runtime.Definitions;

/// <summary>
/// Which activities of a flowchart can be under way at the same time: two paths leave one completion together, have no activity in common, and
/// neither activity has to wait for the other. Two markers start where the paths part. While both are free, the earlier one moves, so that it
/// can never step on the other's path; then one stays, as an open step does, and the other goes on as far as it can without it. Activities are
/// told by their place in the order.
/// </summary>
internal sealed class ParallelPairs
{
    private readonly FlowPaths paths;
    private readonly Findings findings;
    private readonly int[][] successors;
    private readonly BitTable free;
    private readonly BitTable found;
    private readonly Stack<(int Earlier, int Later)> freshFree = new();
    private readonly Stack<(int Staying, int Moving)> fresh = new();

    public ParallelPairs(FlowPaths paths, Findings findings)
    {
        (this.paths, this.findings) = (paths, findings);
        var count = paths.Order.Length;
        successors = [.. Enumerable.Range(0, count).Select(i => paths.SuccessorsOf(i).ToArray())];
        (free, found) = (new(count, count), new(count, count));
        foreach (var activity in paths.Order) Part(paths.Graph.Activities[activity]);
        while (freshFree.TryPop(out var pair)) MoveEarlier(pair);
        while (fresh.TryPop(out var pair)) MoveOn(pair);
    }

    /// <summary>Whether two different activities can be under way together.</summary>
    public bool Contains(int one, int other) => found[one, other] || found[other, one];

    /// <summary>Markers for every two connections that one completion can follow together.</summary>
    private void Part(ProcessActivity activity)
    {
        var leaving = new LeavingTogether(activity, paths.Outbound(activity.Index).Where(c => c.Direction == Direction.Forward));
        var targets = leaving.Targets;
        for (var i = 0; i < targets.Count; i++)
            for (var j = i + 1; j < targets.Count; j++)
            {
                findings.Steps++;
                if (leaving.Contains(i, j)) AddFree(paths.RankOf(targets[i]), paths.RankOf(targets[j]));
            }
    }

    private void MoveEarlier((int Earlier, int Later) pair)
    {
        Add(pair.Earlier, pair.Later);
        Add(pair.Later, pair.Earlier);
        findings.Steps += successors[pair.Earlier].Length + 1;
        foreach (var target in successors[pair.Earlier]) AddFree(target, pair.Later);
    }

    private void MoveOn((int Staying, int Moving) pair)
    {
        findings.Steps += successors[pair.Moving].Length + 1;
        foreach (var target in successors[pair.Moving]) Add(pair.Staying, target);
    }

    private void AddFree(int one, int other)
    {
        if (one == other) return;
        var pair = one < other ? (one, other) : (other, one);
        if (free.Add(pair.Item1, pair.Item2)) freshFree.Push(pair);
    }

    private void Add(int staying, int moving)
    {
        if (staying == moving || paths.AreInLine(staying, moving)) return;
        if (found.Add(staying, moving)) fresh.Push((staying, moving));
    }
}
