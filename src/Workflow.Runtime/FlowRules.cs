using Workflow.Core.Dossiers;
using Workflow.Runtime.Activities;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime;

/// <summary>
/// How work spreads along the connections of a flowchart: every outbound connection of a completed activity is visited, in
/// order; joins wait for all their forward connections; a path that nothing follows dies through to the next join.
/// </summary>
internal static class FlowRules
{
    private static readonly IReadOnlyList<string> nothing = [];

    /// <summary>
    /// Visits what leaves an activity. Calls itself for skipped activities, along forward connections only, which form no cycle: never
    /// deeper than the definition has activities.
    /// </summary>
    /// <param name="outcomes">Empty for an activity that was skipped or cancelled.</param>
    public static void Visit(Run run, OpenFrame frame, ProcessActivity activity, IReadOnlyList<string> outcomes)
    {
        foreach (var index in activity.Outbound)
        {
            var connection = run.Graph.Connections[index];
            var followed = Contains(outcomes, connection.Outcome);
            if (connection.Direction == Direction.Forward)
            {
                ref var arrival = ref frame.ArrivalOf(index);
                arrival = new(arrival.Count + 1, followed);
                Arrive(run, frame, connection);
            }
            else if (followed)
            {
                run.NoteBackward(index);
                run.Enqueue(run.Graph.Activities[connection.Target], frame, index);
            }
        }
    }

    /// <summary>Takes what the connections into an activity have brought in this round, so that it runs, or is skipped, once for it.</summary>
    public static void Claim(OpenFrame frame, ProcessActivity activity)
    {
        foreach (var inbound in activity.Inbound)
        {
            ref var arrival = ref frame.ArrivalOf(inbound);
            arrival = arrival with { Count = arrival.Count - 1 };
        }
    }

    /// <summary>The activities of a loop, from where it is entered to where it turns back.</summary>
    public static IReadOnlyList<string> NamesInLoop(ProcessGraph graph, Connection backward)
    {
        var after = Reach.From(graph, backward.Target);
        var before = Reach.To(graph, backward.Source);
        return [.. graph.Activities.Where(a => after[a.Index] && before[a.Index]).Select(a => a.Name)];
    }

    private static void Arrive(Run run, OpenFrame frame, Connection connection)
    {
        var target = run.Graph.Activities[connection.Target];
        var mode = target.Behaviour is FlowJoin.Behaviour join ? join.Mode : JoinMode.WaitAllActive;
        if (mode == JoinMode.WaitAny)
        {
            ArriveAtAny(run, frame, connection, target);
            return;
        }
        var (all, any, every) = Look(frame, target);
        if (!all) return;
        if (mode == JoinMode.WaitAll ? every : any) Schedule(run, frame, target);
        else Skip(run, frame, target);
    }

    /// <summary>The first connection that is followed runs the join and ends what still waits upstream; later ones of the round are ignored.</summary>
    private static void ArriveAtAny(Run run, OpenFrame frame, Connection connection, ProcessActivity join)
    {
        if (frame.ArrivalOf(connection.Index).Count <= 0) return;
        var (all, any, _) = Look(frame, join);
        if (any)
        {
            Schedule(run, frame, join);
            CancelUpstream(run, frame, join);
        }
        else if (all)
        {
            Skip(run, frame, join);
        }
    }

    private static void CancelUpstream(Run run, OpenFrame frame, ProcessActivity join)
    {
        var upstream = join.Upstream(run.Graph);
        // Each skip may end further waits, so the search begins anew after every one.
        while (run.TryCancelIn(frame, activity => upstream[activity], out var cancelled))
            Visit(run, frame, run.Graph.Activities[cancelled], nothing);
    }

    private static void Schedule(Run run, OpenFrame frame, ProcessActivity activity)
    {
        Claim(frame, activity);
        run.Enqueue(activity, frame);
    }

    private static void Skip(Run run, OpenFrame frame, ProcessActivity activity)
    {
        Claim(frame, activity);
        run.Emit(activity.Index, ActivityStatus.Skipped);
        Visit(run, frame, activity, nothing);
    }

    /// <summary>Whether all forward connections have been visited in this round, any of those visits was followed, every one was.</summary>
    private static (bool All, bool Any, bool Every) Look(OpenFrame frame, ProcessActivity target)
    {
        var (all, any, every) = (true, false, true);
        foreach (var inbound in target.Inbound)
        {
            var (count, followed) = frame.ArrivalOf(inbound);
            var here = count > 0;
            all &= here;
            any |= here && followed;
            every &= here && followed;
        }
        return (all, any, every);
    }

    private static bool Contains(IReadOnlyList<string> outcomes, string outcome)
    {
        for (var i = 0; i < outcomes.Count; i++)
            if (string.Equals(outcomes[i], outcome, StringComparison.Ordinal)) return true;
        return false;
    }
}
