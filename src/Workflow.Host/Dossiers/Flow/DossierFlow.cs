using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Host.Studio.Instances;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Dossiers.Flow;

/// <summary>The way of a dossier through its process: what it came to in that order, then what lies ahead in the order of the definition.</summary>
/// <param name="Steps">Every activity that holds no others, once.</param>
/// <param name="Ways">Connections that the dossier went along, by index.</param>
internal sealed record DossierFlow(ProcessGraph Graph, IReadOnlyList<FlowStep> Steps, IReadOnlySet<int> Ways)
{
    /// <summary>What the list beside the drawing tells.</summary>
    public IEnumerable<FlowStep> Told => Steps.Where(s => s.IsTold);

    /// <param name="stays">In the order in which they began.</param>
    /// <param name="isOver">Whether the dossier has ended: what it has not come to by now it never will.</param>
    /// <param name="timeOf">The working time of a step; null where it cannot be counted.</param>
    public static DossierFlow Of(ProcessGraph graph, IReadOnlyList<Execution> stays, bool isOver, Func<UserTask, TimeTaken?> timeOf)
    {
        var holders = graph.Activities.Select(a => a.Parent).ToHashSet();
        var byActivity = stays.Index().ToLookup(s => s.Item.Activity.Index);
        var steps = graph.Activities.Where(a => !holders.Contains(a.Index))
            .OrderBy(a => byActivity[a.Index].Select(s => s.Index).DefaultIfEmpty(int.MaxValue).First()).ThenBy(a => a.Index)
            .Select(a => StepOf(a, [.. byActivity[a.Index].Select(s => s.Item)], isOver, timeOf));
        return new(graph, [.. steps], WaysOf(graph, stays));
    }

    /// <summary>How a dossier stands to a box of the drawing: one that holds a whole definition stands for all that is within.</summary>
    public FlowState StateWithin(ProcessActivity box)
    {
        var within = Steps.Where(s => IsWithin(s.Activity, box.Index)).ToList();
        return within.Count == 0 ? FlowState.Ahead : within.Min(s => s.State);
    }

    public bool IsLateWithin(ProcessActivity box) => Steps.Any(s => s.IsLate && IsWithin(s.Activity, box.Index));

    private bool IsWithin(ProcessActivity activity, int box)
    {
        for (var at = activity.Index; at >= 0; at = Graph.Activities[at].Parent)
            if (at == box) return true;
        return false;
    }

    private static FlowStep StepOf(ProcessActivity activity, List<Execution> stays, bool isOver, Func<UserTask, TimeTaken?> timeOf)
    {
        if (stays.Count == 0) return new(activity, isOver ? FlowState.Skipped : FlowState.Ahead, 0, null, null, 0, false);
        var counting = stays.FindLast(s => s.IsOpen) ?? stays[^1];
        var times = stays.Select(s => s.Task is { } task ? timeOf(task) : null).OfType<TimeTaken>().ToList();
        var minutes = counting.Task is { } step ? timeOf(step)?.Minutes : null;
        return new(activity, FlowStep.StateOf(counting), stays.Count, counting.Task, minutes, times.Sum(t => t.LateMinutes), times.Exists(t => t.IsLate));
    }

    private static HashSet<int> WaysOf(ProcessGraph graph, IReadOnlyList<Execution> stays)
    {
        var gone = stays.Where(s => s.Cause is not null).SelectMany(s => s.Cause!.Outcomes.Select(o => (s.Cause.Activity.Index, o, s.Activity.Index))).ToHashSet();
        return [.. graph.Connections.Where(c => gone.Contains((c.Source, c.Outcome, c.Target))).Select(c => c.Index)];
    }
}
