using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// A step that may still be open when a terminal activity of a branch beside it runs: in a flowchart, between the branches of a container, or between
/// the rounds that a container runs at once. What leads to the terminal activity is over by then: its joins have waited for it, or cancelled it.
/// </summary>
internal sealed class BranchChecks(ProcessGraph graph, ProcessTree tree, IReadOnlyDictionary<int, FlowPaths> flows, Findings findings)
{
    public void Run()
    {
        foreach (var activity in graph.Activities)
            if (activity.Type.IsTerminal) Check(activity);
    }

    private void Check(ProcessActivity end)
    {
        var within = end;
        foreach (var container in tree.EndedBy(end))
        {
            while (within.Parent != container) within = graph.Activities[within.Parent];
            CheckBeside(end, within, container);
        }
    }

    private void CheckBeside(ProcessActivity end, ProcessActivity branch, int container)
    {
        if (tree.ArrangementOf(container) == Arrangement.RoundsSideBySide && tree.WaitingIn(branch.Index) is { } again)
            findings.Error("EndBesideOpenBranch", end, again.Name);
        foreach (var beside in tree.ChildrenOf(container))
        {
            findings.Steps++;
            if (beside != branch.Index && tree.WaitingIn(beside) is { } open && AreTogether(container, branch.Index, beside))
                findings.Error("EndBesideOpenBranch", end, open.Name);
        }
    }

    private bool AreTogether(int container, int one, int other) => tree.ArrangementOf(container) switch
    {
        Arrangement.SideBySide => true,
        Arrangement.Connected => flows[container].AreTogether(one, other),
        _ => false,
    };
}
