using Workflow.Host.Procedures.Drawing;
using Workflow.Runtime.Definitions;
using Workflow.Runtime.Diagrams;

namespace Workflow.Host.Dossiers.Flow;

/// <summary>Brings the way of a dossier onto the drawing of its process.</summary>
/// <param name="wordsOfTime">The time of a step against its limit, in words.</param>
internal sealed class FlowPicture(Diagram diagram, DossierFlow flow, Func<FlowStep, string> wordsOfTime)
{
    /// <summary>What stands out in the drawing: where the dossier is, what is done, given back, late or passed over, and the ways that it took.</summary>
    public IReadOnlyList<DrawingMark> Marks() => [.. Boxes().SelectMany(MarksOf), .. Ways()];

    /// <summary>Time and address of the officers' steps that the dossier has come to, by node.</summary>
    public IReadOnlyDictionary<int, NodeProgress> Progress()
    {
        var progress = new Dictionary<int, NodeProgress>();
        foreach (var step in flow.Steps)
            if (step is { Task: { } task, Activity.Within: < 0 } && diagram.FindAt(step.Activity.Path) is { } node)
                progress[node.Index] = new($"/viec/{task.Id}", wordsOfTime(step), step.Percent);
        return progress;
    }

    /// <summary>The activities that have a box of their own in this drawing: containers of the definition itself only frame what is in them.</summary>
    private IEnumerable<ProcessActivity> Boxes()
    {
        var frames = flow.Graph.Activities.Where(a => a.Within < 0).Select(a => a.Parent).ToHashSet();
        return flow.Graph.Activities.Where(a => a.Within < 0 && !frames.Contains(a.Index));
    }

    private IEnumerable<DrawingMark> MarksOf(ProcessActivity box)
    {
        if (flow.IsLateWithin(box)) yield return new(box.Path, MarkKind.Late);
        var kind = flow.StateWithin(box) switch
        {
            FlowState.Failed => MarkKind.Error,
            FlowState.Here => MarkKind.Current,
            FlowState.Returned => MarkKind.Returned,
            FlowState.Done => MarkKind.Passed,
            FlowState.Skipped when box.Step is not null => MarkKind.Skipped,
            _ => (MarkKind?)null,
        };
        if (kind is { } known) yield return new(box.Path, known);
    }

    private IEnumerable<DrawingMark> Ways() => flow.Graph.Connections.Where(c => flow.Ways.Contains(c.Index) && flow.Graph.Activities[c.Source].Within < 0)
        .Select(c => new DrawingMark(c.Path, c.Direction == Direction.Backward ? MarkKind.Returned : MarkKind.Passed));
}
