namespace Workflow.Runtime.Definitions;

/// <summary>
/// Which two forward connections of a flowchart can be followed in one round. Connections stand in the order of their sources; a row for each tells what
/// later ones can be followed with it: those of an activity that runs because one of the connections into it was.
/// </summary>
internal sealed class FollowedTogether
{
    private readonly FlowPaths paths;
    private readonly Findings findings;
    private readonly Dictionary<int, int> place = [];
    private readonly List<Connection> connections;
    private readonly BitTable table;

    public FollowedTogether(FlowPaths paths, Findings findings)
    {
        (this.paths, this.findings) = (paths, findings);
        connections = [.. paths.Order.SelectMany(paths.Outbound).Where(c => c.Direction == Direction.Forward)];
        for (var i = 0; i < connections.Count; i++) place.Add(connections[i].Index, i);
        table = new(connections.Count, connections.Count);
        for (var i = 0; i < connections.Count; i++) FindWith(i);
    }

    /// <summary>Whether two connections of the graph, by their index, can be followed in one round.</summary>
    public bool Contains(int one, int other) => At(place[one], place[other]);

    private bool At(int one, int other) => one < other ? table[one, other] : table[other, one];

    private void FindWith(int first)
    {
        var connection = connections[first];
        var source = paths.Graph.Activities[connection.Source];
        for (var other = first; other < connections.Count && connections[other].Source == source.Index; other++)
        {
            findings.Steps++;
            var outcome = connections[other].Outcome;
            table[first, other] = outcome == connection.Outcome || source.Behaviour.CanCompleteWith(connection.Outcome, outcome);
        }
        for (var i = paths.RankOf(source.Index) + 1; i < paths.Order.Length; i++)
        {
            var later = paths.Graph.Activities[paths.Order[i]];
            if (!RunsWith(first, later)) continue;
            foreach (var leaving in paths.Outbound(later.Index))
                if (leaving.Direction == Direction.Forward) table[first, place[leaving.Index]] = true;
        }
    }

    private bool RunsWith(int connection, ProcessActivity activity)
    {
        findings.Steps += activity.Inbound.Length;
        return JoinChecks.IsStrict(activity)
            ? activity.Inbound.All(i => At(connection, place[i]))
            : activity.Inbound.Any(i => At(connection, place[i]));
    }
}
