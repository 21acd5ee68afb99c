namespace Workflow.Runtime.Definitions;

/// <summary>
/// Tells forward connections from backward ones: breadth-first from the start, a connection that would close a cycle over the
/// forward ones found so far is backward. A backward connection is valid when its target lies on every forward path to its source.
/// </summary>
internal sealed class FlowDirections
{
    private readonly List<Arrow> arrows;
    private readonly ReadingSteps steps;
    private readonly Direction[] directions;
    private readonly ILookup<int, int> outbound;

    /// <summary>Forward connections so far, by target.</summary>
    private readonly Dictionary<int, List<int>> sources = [];
    private readonly HashSet<int> passed = [];

    private FlowDirections(List<Arrow> arrows, ReadingSteps steps)
    {
        (this.arrows, this.steps) = (arrows, steps);
        directions = new Direction[arrows.Count];
        Array.Fill(directions, Direction.Unreachable);
        outbound = Enumerable.Range(0, arrows.Count).ToLookup(i => arrows[i].Source);
        steps.Add(arrows.Count);
    }

    public static Direction[] Of(List<Arrow> arrows, int start, ReadingSteps steps)
    {
        var reading = new FlowDirections(arrows, steps);
        if (start < 0) return reading.directions;
        reading.Walk(start);
        if (reading.directions.Contains(Direction.Backward)) reading.CheckBackward(start);
        return reading.directions;
    }

    private void Walk(int start)
    {
        var queue = new Queue<int>([start]);
        var seen = new HashSet<int> { start };
        while (queue.TryDequeue(out var source))
        {
            passed.Add(source);
            // What leads here does not change while its own connections are looked at: one search serves all of them.
            HashSet<int>? before = null;
            foreach (var index in outbound[source])
            {
                steps.Add(1);
                var target = arrows[index].Target;
                // Nothing leaves what has not been passed, so that it closes no cycle.
                if (passed.Contains(target) && (before ??= Before(source)).Contains(target))
                {
                    directions[index] = Direction.Backward;
                    continue;
                }
                directions[index] = Direction.Forward;
                if (!sources.TryGetValue(target, out var into)) sources.Add(target, into = []);
                into.Add(source);
                if (seen.Add(target)) queue.Enqueue(target);
            }
        }
    }

    /// <summary>What forward connections lead from to an activity, itself included.</summary>
    private HashSet<int> Before(int activity)
    {
        var found = new HashSet<int> { activity };
        var stack = new Stack<int>([activity]);
        while (stack.TryPop(out var at))
        {
            if (!sources.TryGetValue(at, out var into)) continue;
            steps.Add(into.Count);
            foreach (var source in into)
                if (found.Add(source)) stack.Push(source);
        }
        return found;
    }

    private void CheckBackward(int start)
    {
        var (place, onEveryPath) = OnEveryPath(start);
        for (var i = 0; i < directions.Length; i++)
            if (directions[i] == Direction.Backward && !onEveryPath[place[arrows[i].Source], place[arrows[i].Target]]) directions[i] = Direction.BackwardInvalid;
    }

    /// <summary>For each activity that is reached, by its place in an order in which forward connections lead onwards: what every forward path to it passes.</summary>
    private (Dictionary<int, int> Place, BitTable OnEveryPath) OnEveryPath(int start)
    {
        var place = new Dictionary<int, int>();
        var table = new BitTable(passed.Count, passed.Count);
        var awaited = sources.ToDictionary(s => s.Key, s => s.Value.Count);
        var ready = new Queue<int>([start]);
        while (ready.TryDequeue(out var activity))
        {
            var row = place.Count;
            place.Add(activity, row);
            if (sources.TryGetValue(activity, out var into)) table.Fill(row);
            foreach (var source in into ?? []) table.Narrow(row, table, place[source]);
            table[row, row] = true;
            steps.Add(table.Width * (1 + (into?.Count ?? 0)));
            foreach (var index in outbound[activity])
                if (directions[index] == Direction.Forward && --awaited[arrows[index].Target] == 0) ready.Enqueue(arrows[index].Target);
        }
        return (place, table);
    }
}
