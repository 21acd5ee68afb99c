using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>What is wrong with the drawing of one flowchart although it can be run.</summary>
internal sealed class FlowChecks(FlowPaths paths, ProcessTree tree, Findings findings)
{
    private readonly ProcessGraph graph = paths.Graph;

    public void Run()
    {
        FindUnreachable();
        FindInvalidBackward();
        FindOpenOutcomes();
        FindCyclesWithoutExit();
        FindLoopsBesideOpenBranches();
        FindJoinsBesideLoops();
        new JoinChecks(paths, findings).Run();
    }

    private void FindUnreachable()
    {
        var triggered = ReachedByTriggers();
        foreach (var child in paths.Flow.Children)
            if (!paths.IsReached(child) && !triggered.Contains(child)) findings.Error("ActivityUnreachable", graph.Activities[child]);
    }

    /// <summary>What a run reaches that something outside began at another place than the start.</summary>
    private HashSet<int> ReachedByTriggers()
    {
        var reached = new HashSet<int>();
        var stack = new Stack<int>(paths.Flow.Children.Where(child => graph.Activities[child].CanStart));
        while (stack.TryPop(out var activity))
            if (reached.Add(activity))
                foreach (var connection in paths.Outbound(activity)) stack.Push(connection.Target);
        return reached;
    }

    private void FindInvalidBackward()
    {
        foreach (var connection in paths.Connections)
            if (connection.Direction == Direction.BackwardInvalid)
                findings.Add("BackwardInvalid", connection.Path, graph.Activities[connection.Source], Severity.Error, graph.Activities[connection.Target].Name);
    }

    /// <summary>
    /// An outcome that leads nowhere while others lead on. An officer who chooses it would see the dossier stop: an error. An automatic activity may mean it so,
    /// in a branch that simply ends, and so may a step of an inner flowchart, behind which the process goes on: a warning.
    /// </summary>
    private void FindOpenOutcomes()
    {
        foreach (var index in paths.Order)
        {
            var activity = graph.Activities[index];
            if (activity.Outbound.IsEmpty || activity.Type.IsTerminal) continue;
            var severity = activity.Step is null || activity.Parent != 0 ? Severity.Warning : Severity.Error;
            var open = paths.OpenOutcomes(activity).ToList();
            foreach (var outcome in open)
                if (!activity.Behaviour.GoesOnWithout(outcome, other => !open.Contains(other))) findings.Add("OutcomeLeadsNowhere", activity, severity, outcome);
        }
    }

    private void FindCyclesWithoutExit()
    {
        var trapped = Trapped();
        // What only leads into a loop is no part of it.
        var entered = paths.Order.Where(trapped.Contains).SelectMany(paths.Outbound).CountBy(c => c.Target).ToDictionary();
        var outside = new Stack<int>(trapped.Where(activity => !entered.ContainsKey(activity)));
        while (outside.TryPop(out var activity))
        {
            trapped.Remove(activity);
            foreach (var connection in paths.Outbound(activity))
                if (--entered[connection.Target] == 0) outside.Push(connection.Target);
        }
        var loop = paths.Order.Where(trapped.Contains).Order().Select(i => graph.Activities[i]).ToList();
        if (loop.Count > 0) findings.Error("CycleWithoutExit", loop[0], string.Join(", ", loop.Select(a => a.Name)));
    }

    /// <summary>What is reached and cannot come to an end.</summary>
    private HashSet<int> Trapped()
    {
        var trapped = paths.Order.ToHashSet();
        var sources = paths.Order.SelectMany(paths.Outbound).ToLookup(c => c.Target, c => c.Source);
        var stack = new Stack<int>(paths.Order.Where(i => CanEndHere(graph.Activities[i])));
        while (stack.TryPop(out var activity))
            if (trapped.Remove(activity))
                foreach (var source in sources[activity]) stack.Push(source);
        return trapped;
    }

    private bool CanEndHere(ProcessActivity activity) =>
        activity.Type.IsTerminal || activity.Outbound.IsEmpty || tree.HoldsWayOut(activity.Index) || paths.HasOpenOutcome(activity);

    /// <summary>Going back past a fork while a step of another of its branches may be open would open that step a second time.</summary>
    private void FindLoopsBesideOpenBranches()
    {
        foreach (var back in BackwardByEnds())
            foreach (var index in paths.Order)
            {
                findings.Steps++;
                if (tree.WaitingIn(index) is { } open && paths.Leads(back.Target, index) && paths.AreTogether(index, back.Source))
                    findings.Error("LoopBesideOpenBranch", graph.Activities[back.Source], open.Name);
            }
    }

    /// <summary>
    /// A join of a loop's way out with a connection from beside the loop: each further round tells the join that the way out was not taken, while the
    /// other connection speaks only once. The join can then go on too early, or never. A terminal activity that never runs changes nothing: the
    /// process is over all the same, because nothing waits any longer; and one that runs too early is <c>EndBesideOpenBranch</c>.
    /// </summary>
    private void FindJoinsBesideLoops()
    {
        var joins = new Dictionary<int, List<ProcessActivity>>();
        foreach (var back in BackwardByEnds())
        {
            if (!joins.TryGetValue(back.Target, out var besides)) joins[back.Target] = besides = JoinsBeside(back.Target);
            foreach (var join in besides)
            {
                findings.Steps++;
                if (!paths.Leads(join.Index, back.Source)) findings.Error("JoinBesideLoop", join, graph.Activities[back.Source].Name);
            }
        }
    }

    /// <summary>What is reached from an activity and by a connection from beside it.</summary>
    private List<ProcessActivity> JoinsBeside(int start)
    {
        findings.Steps += paths.Flow.ConnectionCount;
        return [.. paths.Order.Select(i => graph.Activities[i]).Where(join =>
            !join.Type.IsTerminal && join.Inbound.Length > 1 && paths.Leads(start, join.Index) && join.Inbound.Any(i => !paths.Leads(start, graph.Connections[i].Source)))];
    }

    private IEnumerable<Connection> BackwardByEnds() =>
        paths.Connections.Where(c => c.Direction == Direction.Backward).DistinctBy(c => (c.Source, c.Target));
}
