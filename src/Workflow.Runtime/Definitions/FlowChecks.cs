using Workflow.Core;

namespace Workflow.Runtime.Definitions;

/// <summary>What is wrong with a drawing although it can be run.</summary>
internal sealed class FlowChecks
{
    private readonly ProcessGraph graph;
    private readonly List<Problem> problems;
    private readonly bool[] reached;

    private FlowChecks(ProcessGraph graph, List<Problem> problems)
    {
        (this.graph, this.problems) = (graph, problems);
        reached = graph.Start < 0 ? new bool[graph.Activities.Length] : Reach.From(graph, graph.Start);
    }

    public static void Run(ProcessGraph graph, List<Problem> problems)
    {
        var checks = new FlowChecks(graph, problems);
        checks.FindUnreachable();
        checks.FindInvalidBackward();
        checks.FindOpenOutcomes();
        checks.FindCyclesWithoutExit();
        var parallel = new ParallelPairs(graph);
        checks.FindEndsBesideOpenBranches(parallel);
        checks.FindLoopsBesideOpenBranches(parallel);
        checks.FindJoinsBesideLoops();
    }

    private void FindUnreachable()
    {
        foreach (var activity in graph.Activities)
            if (activity.Index > 0 && !reached[activity.Index]) Add("ActivityUnreachable", activity, Severity.Error);
    }

    private void FindInvalidBackward()
    {
        foreach (var connection in graph.Connections)
        {
            if (connection.Direction != Direction.BackwardInvalid) continue;
            var (source, target) = (graph.Activities[connection.Source].Name, graph.Activities[connection.Target].Name);
            problems.Add(new("BackwardInvalid", connection.Path, source, PublishSentences.Of("BackwardInvalid", source, target)));
        }
    }

    /// <summary>
    /// An outcome that leads nowhere while others lead on. An officer who chooses it would see the dossier stop: an error. An automatic
    /// activity may mean it so, in a branch that simply ends: a warning.
    /// </summary>
    private void FindOpenOutcomes()
    {
        foreach (var activity in graph.Activities)
        {
            if (!reached[activity.Index] || activity.Outbound.IsEmpty || activity.Type.IsTerminal) continue;
            foreach (var outcome in activity.Behaviour.Outcomes)
                if (!LeadsOn(activity, outcome)) Add("OutcomeLeadsNowhere", activity, activity.Step is null ? Severity.Warning : Severity.Error, outcome);
        }
    }

    private bool LeadsOn(ProcessActivity activity, string outcome)
    {
        foreach (var index in activity.Outbound)
            if (graph.Connections[index].Outcome == outcome) return true;
        return false;
    }

    private void FindCyclesWithoutExit()
    {
        var canEnd = new bool[graph.Activities.Length];
        var stack = new Stack<int>(graph.Activities.Where(CanEndHere).Select(a => a.Index));
        var sources = graph.Connections.ToLookup(c => c.Target, c => c.Source);
        while (stack.TryPop(out var activity))
        {
            if (canEnd[activity]) continue;
            canEnd[activity] = true;
            foreach (var source in sources[activity]) stack.Push(source);
        }
        var trapped = graph.Activities.Where(a => a.Index > 0 && reached[a.Index] && !canEnd[a.Index] && IsInLoop(a.Index)).ToList();
        if (trapped.Count > 0) Add("CycleWithoutExit", trapped[0], Severity.Error, string.Join(", ", trapped.Select(a => a.Name)));
    }

    private bool IsInLoop(int activity) => graph.Connections.Any(back =>
        back.Direction is Direction.Backward or Direction.BackwardInvalid && Reach.From(graph, back.Target)[activity] && Reach.To(graph, back.Source)[activity]);

    private bool CanEndHere(ProcessActivity activity) =>
        activity.Type.IsTerminal || activity.Outbound.IsEmpty || activity.Behaviour.Outcomes.Any(o => !LeadsOn(activity, o));

    /// <summary>
    /// A step that may still be open when a terminal activity runs. What leads to the terminal activity is over by then: its joins have waited for it,
    /// or cancelled it.
    /// </summary>
    private void FindEndsBesideOpenBranches(ParallelPairs parallel)
    {
        foreach (var end in graph.Activities)
        {
            if (!reached[end.Index] || !end.Type.IsTerminal) continue;
            foreach (var open in graph.Activities)
                if (open.Type.CanWait && parallel.Contains(open.Index, end.Index)) Add("EndBesideOpenBranch", end, Severity.Error, open.Name);
        }
    }

    /// <summary>Going back past a fork while a step of another of its branches may be open would open that step a second time.</summary>
    private void FindLoopsBesideOpenBranches(ParallelPairs parallel)
    {
        foreach (var back in graph.Connections)
        {
            if (back.Direction != Direction.Backward) continue;
            var again = Reach.From(graph, back.Target);
            var source = graph.Activities[back.Source];
            foreach (var open in graph.Activities)
                if (open.Type.CanWait && again[open.Index] && parallel.Contains(open.Index, back.Source))
                    Add("LoopBesideOpenBranch", source, Severity.Error, open.Name);
        }
    }

    /// <summary>
    /// A join of a loop's way out with a connection from beside the loop: each further round tells the join that the way out was not taken, while the
    /// other connection speaks only once. The join can then go on too early, or never. A terminal activity that never runs changes nothing: the
    /// process is over all the same, because nothing waits any longer; and one that runs too early is <c>EndBesideOpenBranch</c>.
    /// </summary>
    private void FindJoinsBesideLoops()
    {
        foreach (var back in graph.Connections)
        {
            if (back.Direction != Direction.Backward) continue;
            var (after, before) = (Reach.From(graph, back.Target), Reach.To(graph, back.Source));
            bool InLoop(int activity) => after[activity] && before[activity];
            foreach (var join in graph.Activities)
            {
                if (join.Type.IsTerminal || InLoop(join.Index) || !after[join.Index] || join.Inbound.Length < 2) continue;
                if (join.Inbound.Any(i => !after[graph.Connections[i].Source])) Add("JoinBesideLoop", join, Severity.Error, graph.Activities[back.Source].Name);
            }
        }
    }

    private void Add(string code, ProcessActivity activity, Severity severity, string? detail = null) =>
        problems.Add(new(code, activity.Path, activity.Name, PublishSentences.Of(code, activity.Name, detail), severity));
}
