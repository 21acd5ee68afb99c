namespace Workflow.Runtime.Definitions;

/// <summary>The longest ways through one flowchart, found from its last activities backwards.</summary>
/// <param name="through">By activity index: the ways through what the flowchart holds.</param>
internal sealed class FlowWays(FlowPaths paths, Ways[] through)
{
    private readonly ProcessGraph graph = paths.Graph;
    private readonly Ways[] own = new Ways[paths.Order.Length];

    public Ways Longest()
    {
        if (paths.Order.IsEmpty) return new(Way.Empty, null);
        var from = new Ways[paths.Order.Length];
        for (var i = from.Length - 1; i >= 0; i--)
        {
            var activity = graph.Activities[paths.Order[i]];
            own[i] = through[activity.Index];
            if (activity.MostRounds > 1) own[i] = WithRounds(i, activity);
            from[i] = own[i].Then(Behind(i, activity, from));
        }
        return from[0];
    }

    private Ways Behind(int place, ProcessActivity activity, Ways[] from)
    {
        var ends = new Ways(Way.Empty, null);
        if (activity.Type.IsTerminal) return ends;
        var behind = activity.Outbound.IsEmpty || paths.HasOpenOutcome(activity) ? ends : default;
        var isLast = true;
        foreach (var next in paths.SuccessorsOf(place))
        {
            behind = behind.Or(from[next]);
            isLast = false;
        }
        return isLast ? ends : behind;
    }

    /// <summary>An activity where a loop begins whose rounds the definition states: the further rounds come before the last.</summary>
    private Ways WithRounds(int first, ProcessActivity activity)
    {
        var turns = paths.Connections.Where(c => c.Direction == Direction.Backward && c.Target == activity.Index).Select(c => paths.RankOf(c.Source)).ToHashSet();
        return Round(first, turns) is { } round ? new Ways(round.Times(activity.MostRounds - 1), null).Then(own[first]) : own[first];
    }

    /// <summary>The longest way from one place in the order to any of those where the loop turns back, both included; null where there is none.</summary>
    private Way? Round(int first, HashSet<int> turns)
    {
        if (turns.Count == 0) return null;
        var last = turns.Max();
        var from = new Way?[last + 1];
        for (var i = last; i >= first; i--)
        {
            var behind = turns.Contains(i) ? Way.Empty : null;
            foreach (var next in paths.SuccessorsOf(i))
                if (next <= last) behind = Way.Longer(behind, from[next]);
            from[i] = behind is null || own[i].On is not { } here ? null : here.Then(behind);
        }
        return from[first];
    }
}
