using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>What the containers of a process hold, and what may wait in them.</summary>
internal sealed class ProcessTree
{
    private readonly ProcessGraph graph;
    private readonly List<int>?[] children;
    private readonly int[] firstWaiting;
    private readonly bool[] holdsWayOut;

    public ProcessTree(ProcessGraph graph)
    {
        this.graph = graph;
        children = new List<int>?[graph.Activities.Length];
        (firstWaiting, holdsWayOut) = (new int[graph.Activities.Length], new bool[graph.Activities.Length]);
        Array.Fill(firstWaiting, -1);
        foreach (var activity in graph.Activities)
            if (activity.Parent >= 0) (children[activity.Parent] ??= []).Add(activity.Index);
        HoldWaysOut();
        // What is held stands behind its container, so that each is known before its container asks.
        for (var i = firstWaiting.Length - 1; i >= 0; i--)
        {
            if (graph.Activities[i].Type.CanWait) firstWaiting[i] = i;
            if (firstWaiting[i] >= 0 && graph.Activities[i].Parent is >= 0 and var parent) firstWaiting[parent] = firstWaiting[i];
        }
    }

    /// <summary>What a container holds directly, in the order of the definition.</summary>
    public IReadOnlyList<int> ChildrenOf(int container) => children[container] ?? [];

    /// <summary>The activity itself or the first within it that can wait for something from outside; null where nothing can.</summary>
    public ProcessActivity? WaitingIn(int activity) => firstWaiting[activity] is >= 0 and var found ? graph.Activities[found] : null;

    /// <summary>How what an activity holds runs; null for one that is no container.</summary>
    public Arrangement? ArrangementOf(int activity) => (graph.Activities[activity].Behaviour as ContainerBehaviour)?.Arrangement;

    /// <summary>Whether something within an activity can end the container around it.</summary>
    public bool HoldsWayOut(int activity) => holdsWayOut[activity];

    /// <summary>The containers that end at once when a terminal activity runs, from the nearest outwards.</summary>
    public IEnumerable<int> EndedBy(ProcessActivity end)
    {
        for (var at = end; at.Parent >= 0; at = graph.Activities[at.Parent])
        {
            var container = graph.Activities[at.Parent];
            if (Ends(end, at, container)) yield return container.Index;
            if (StopsAt(end, container)) yield break;
        }
    }

    private static bool Ends(ProcessActivity end, ProcessActivity child, ProcessActivity container) => end.Type switch
    {
        Finish or Complete => true,
        Break when ((ContainerBehaviour)container.Behaviour).EndsOnBreak => true,
        _ => child == end && container.Type is Flowchart or Sequence,
    };

    private static bool StopsAt(ProcessActivity end, ProcessActivity container) => end.Type switch
    {
        Finish => false,
        Complete => container.Type.IsComposite,
        Break => ((ContainerBehaviour)container.Behaviour).CatchesBreak,
        _ => true,
    };

    private void HoldWaysOut()
    {
        foreach (var end in graph.Activities)
        {
            if (!end.Type.IsTerminal) continue;
            foreach (var container in EndedBy(end))
                for (var at = end.Parent; at != container && !holdsWayOut[at]; at = graph.Activities[at].Parent) holdsWayOut[at] = true;
        }
    }
}
