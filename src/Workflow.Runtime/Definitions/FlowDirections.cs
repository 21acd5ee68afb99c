namespace Workflow.Runtime.Definitions;

/// <summary>
/// Tells forward connections from backward ones: breadth-first from the start, a connection that would close a cycle over the
/// forward ones found so far is backward. A backward connection is valid when its target lies on every forward path to its source.
/// </summary>
internal static class FlowDirections
{
    public static Direction[] Of(int activities, List<Arrow> arrows, int start)
    {
        var directions = new Direction[arrows.Count];
        Array.Fill(directions, Direction.Unreachable);
        if (start < 0) return directions;

        var outbound = arrows.Select((arrow, index) => (arrow.Source, index)).ToLookup(x => x.Source, x => x.index);
        var forward = new List<int>?[activities];
        var queue = new Queue<int>([start]);
        var seen = new HashSet<int> { start };
        while (queue.TryDequeue(out var source))
        {
            foreach (var index in outbound[source])
            {
                var target = arrows[index].Target;
                if (Reaches(forward, target, source, without: -1))
                {
                    directions[index] = Direction.Backward;
                    continue;
                }
                directions[index] = Direction.Forward;
                (forward[source] ??= []).Add(target);
                if (seen.Add(target)) queue.Enqueue(target);
            }
        }
        for (var i = 0; i < directions.Length; i++)
            if (directions[i] == Direction.Backward && arrows[i].Target != start && Reaches(forward, start, arrows[i].Source, without: arrows[i].Target))
                directions[i] = Direction.BackwardInvalid;
        return directions;
    }

    /// <summary>Whether forward connections lead from one activity to another; an activity may be left out of all paths.</summary>
    private static bool Reaches(List<int>?[] forward, int from, int to, int without)
    {
        if (to == without) return false;
        var seen = new bool[forward.Length];
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var activity))
        {
            if (activity == to) return true;
            if (activity == without || seen[activity]) continue;
            seen[activity] = true;
            foreach (var next in forward[activity] ?? []) stack.Push(next);
        }
        return false;
    }
}
