using Workflow.Core.Tasks;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// What the drawing says may come after an activity, whatever conditions decide on the way: the human steps that automatic activities can
/// lead to, through containers as well as along connections.
/// </summary>
public sealed class Following
{
    private readonly ProcessGraph graph;
    private readonly List<StepSettings> found = [];
    private readonly HashSet<(int Activity, bool IsLeft)> seen = [];

    private Following(ProcessGraph graph) => this.graph = graph;

    /// <summary>The human steps that may open next once an activity has completed with an outcome; none where the process ends.</summary>
    public static IReadOnlyList<StepSettings> Steps(ProcessGraph graph, int activity, string outcome)
    {
        var following = new Following(graph);
        following.Leave(graph.Activities[activity], outcome);
        return following.found;
    }

    /// <summary>Whether an activity lies before another in the same flowchart, so that a dossier can go back from the one to the other.</summary>
    public static bool LeadsTo(ProcessGraph graph, int earlier, int later)
    {
        var flowchart = graph.Activities[earlier].Parent;
        for (var near = graph.Activities[later]; near.Parent >= 0; near = graph.Activities[near.Parent])
            if (near.Parent == flowchart) return near.Index != earlier && graph.Activities[flowchart].Flow is not null && Reach.From(graph, earlier)[near.Index];
        return false;
    }

    /// <summary>An activity is over with an outcome; null for any.</summary>
    private void Leave(ProcessActivity activity, string? outcome)
    {
        if (activity.Parent < 0 || outcome is null && !seen.Add((activity.Index, true))) return;
        var container = graph.Activities[activity.Parent];
        var goesOn = container.Type switch
        {
            Flowchart => FollowConnections(activity, outcome),
            Sequence => EnterNextIn(container, activity),
            _ => false,
        };
        if (container.Behaviour is LoopBehaviour) Enter(activity);
        if (!goesOn) Leave(container, null);
    }

    private bool FollowConnections(ProcessActivity activity, string? outcome)
    {
        if (activity.Type.IsTerminal) return false;
        var any = false;
        foreach (var index in activity.Outbound)
        {
            var connection = graph.Connections[index];
            if (outcome is not null && connection.Outcome != outcome) continue;
            Enter(graph.Activities[connection.Target]);
            any = true;
        }
        return any;
    }

    private bool EnterNextIn(ProcessActivity sequence, ProcessActivity activity)
    {
        foreach (var next in graph.ChildrenOf(sequence))
        {
            if (next.Index <= activity.Index) continue;
            Enter(next);
            return true;
        }
        return false;
    }

    private void Enter(ProcessActivity activity)
    {
        if (!seen.Add((activity.Index, false))) return;
        if (activity.Step is { } step)
        {
            found.Add(step);
            return;
        }
        var inside = activity switch
        {
            { Flow: { } flow } => flow.Start < 0 ? [] : [graph.Activities[flow.Start]],
            { Type: Sequence } => graph.ChildrenOf(activity).Take(1),
            _ => graph.ChildrenOf(activity),
        };
        foreach (var child in inside) Enter(child);
        // A sequence or flowchart is left through what it holds; anything else may hold nothing that runs.
        if (activity.Flow is null && activity.Type is not Sequence || !inside.Any()) Leave(activity, null);
    }
}
