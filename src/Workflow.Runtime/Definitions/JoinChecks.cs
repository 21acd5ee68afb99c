using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// The joins of one flowchart that wait for every branch to be followed. One whose branches exclude each other never runs; one of whose branches can
/// be dead while another comes is skipped then, and the flowchart may end without a word. Each choice of the drawing counts as free.
/// </summary>
internal sealed class JoinChecks(FlowPaths paths, Findings findings)
{
    private readonly ProcessGraph graph = paths.Graph;
    private readonly Dictionary<int, List<List<Connection>>> choices = [];
    private readonly HashSet<int> undecided = [];

    public void Run()
    {
        var joins = paths.Order.Where(i => IsStrict(graph.Activities[i]) && graph.Activities[i].Inbound.Length > 1).Select(i => graph.Activities[i]).ToList();
        if (joins.Count == 0) return;
        foreach (var index in paths.Order) Note(graph.Activities[index]);
        var together = new FollowedTogether(paths, findings);
        foreach (var join in joins)
            if (!FindExclusive(join, together)) FindDead(join);
    }

    /// <summary>Whether a join runs only when every connection was followed.</summary>
    public static bool IsStrict(ProcessActivity activity) => activity.Behaviour is FlowJoin.Behaviour { Mode: JoinMode.WaitAll };

    private bool FindExclusive(ProcessActivity join, FollowedTogether together)
    {
        for (var i = 0; i < join.Inbound.Length; i++)
            for (var j = i + 1; j < join.Inbound.Length; j++)
            {
                findings.Steps++;
                if (together.Contains(join.Inbound[i], join.Inbound[j])) continue;
                findings.Error("JoinNeverFires", join, SourceOf(join.Inbound[i]), SourceOf(join.Inbound[j]));
                return true;
            }
        return false;
    }

    private void FindDead(ProcessActivity join)
    {
        foreach (var inbound in join.Inbound)
        {
            var other = CameWithout(join, inbound);
            if (other < 0) continue;
            findings.Warning("JoinMayBeSkipped", join, SourceOf(inbound), SourceOf(other));
            return;
        }
    }

    /// <summary>A connection into the join that can be followed while a given one is not, or -1.</summary>
    private int CameWithout(ProcessActivity join, int without)
    {
        var certain = Certain(without);
        var reached = new HashSet<int> { paths.Flow.Start };
        foreach (var activity in paths.Order)
        {
            if (!reached.Contains(activity)) continue;
            foreach (var choice in choices[activity])
            {
                if (choice.Exists(c => LeadsSurely(c, without, certain))) continue;
                foreach (var connection in choice)
                {
                    if (connection.Target == join.Index) return connection.Index;
                    reached.Add(connection.Target);
                }
            }
        }
        return -1;
    }

    /// <summary>Activities whose running makes a connection followed whatever is chosen.</summary>
    private HashSet<int> Certain(int connection)
    {
        var certain = new HashSet<int>();
        for (var i = paths.Order.Length - 1; i >= 0; i--)
        {
            var activity = graph.Activities[paths.Order[i]];
            findings.Steps += activity.Outbound.Length + 1;
            if (undecided.Contains(activity.Index) || IsStrict(activity)) continue;
            if (choices[activity.Index].TrueForAll(choice => choice.Exists(c => LeadsSurely(c, connection, certain)))) certain.Add(activity.Index);
        }
        return certain;
    }

    private static bool LeadsSurely(Connection connection, int wanted, HashSet<int> certain) => connection.Index == wanted || certain.Contains(connection.Target);

    /// <summary>Keeps what an activity's completion can follow, one set of forward connections for each choice, and whether it can also follow none.</summary>
    private void Note(ProcessActivity activity)
    {
        var forward = paths.Outbound(activity.Index).Where(c => c.Direction == Direction.Forward);
        choices[activity.Index] = [.. forward.GroupBy(c => activity.Behaviour.CompletesWithAll ? "" : c.Outcome, (_, together) => together.ToList())];
        if (choices[activity.Index].Count == 0 || activity.Type.IsTerminal || !activity.Behaviour.CompletesWithAll && paths.HasOpenOutcome(activity)) undecided.Add(activity.Index);
    }

    private string SourceOf(int connection) => graph.Activities[graph.Connections[connection].Source].Name;
}
