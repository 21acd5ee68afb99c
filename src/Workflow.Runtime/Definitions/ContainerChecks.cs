using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>What is wrong with containers and what they hold, beside the drawings of flowcharts.</summary>
internal sealed class ContainerChecks(ProcessGraph graph, ProcessTree tree, Findings findings)
{
    public void Run()
    {
        foreach (var activity in graph.Activities)
        {
            findings.Steps++;
            if (activity.Type is Break && !IsInLoop(activity)) findings.Error("BreakOutsideLoop", activity);
            if (activity.Behaviour is HumanStep.Behaviour { HasStepKey: false } step) findings.Warning("StepKeyMissing", activity, step.Settings.StepKey);
            if (tree.ArrangementOf(activity.Index) is not { } arrangement) continue;
            if (tree.ChildrenOf(activity.Index).Count == 0) CheckEmpty(activity, arrangement);
            else if (activity.Type is Sequence) CheckBehindEnd(tree.ChildrenOf(activity.Index));
        }
    }

    private bool IsInLoop(ProcessActivity activity)
    {
        for (var at = activity.Parent; at >= 0; at = graph.Activities[at].Parent)
        {
            findings.Steps++;
            if (graph.Activities[at].Behaviour is ContainerBehaviour { CatchesBreak: true }) return true;
        }
        return false;
    }

    private void CheckEmpty(ProcessActivity container, Arrangement arrangement)
    {
        if (arrangement is Arrangement.Rounds or Arrangement.RoundsSideBySide) findings.Error("LoopWithoutBody", container);
        // An empty process was a problem when it was read.
        else if (container.Index > 0 || container.Type is not Flowchart) findings.Warning("ContainerEmpty", container);
    }

    private void CheckBehindEnd(IReadOnlyList<int> children)
    {
        var isOver = false;
        foreach (var child in children)
        {
            if (isOver) findings.Error("ActivityUnreachable", graph.Activities[child]);
            isOver |= graph.Activities[child].Type.IsTerminal;
        }
    }
}
