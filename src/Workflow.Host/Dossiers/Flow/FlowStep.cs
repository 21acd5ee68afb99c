using Workflow.Core.Tasks;
using Workflow.Host.Studio.Instances;
using Workflow.Runtime.Definitions;

namespace Workflow.Host.Dossiers.Flow;

/// <summary>How a dossier stands to an activity of its process; where several hold, the first.</summary>
internal enum FlowState
{
    /// <summary>Failed, and waits to be mended.</summary>
    Failed,

    /// <summary>The dossier is here.</summary>
    Here,

    /// <summary>The last stay ended with a return to an earlier step.</summary>
    Returned,

    Done,

    /// <summary>Passed over, no longer wanted, or not come to by a dossier that has ended.</summary>
    Skipped,

    /// <summary>Not come to yet; whether it will be, nobody knows.</summary>
    Ahead,
}

/// <summary>An activity of the process with what a dossier did there.</summary>
/// <param name="Stays">How often it was there.</param>
/// <param name="Task">The officer's step of the stay that counts: an open one, else the last; null for what nobody has come to, and for what runs by itself.</param>
/// <param name="Minutes">Working minutes of that step by its own clock; null where they cannot be counted.</param>
/// <param name="LateMinutes">Working minutes beyond their due instants, of all stays.</param>
/// <param name="IsLate">Whether one of them took, or is taking, longer than allowed.</param>
internal sealed record FlowStep(ProcessActivity Activity, FlowState State, int Stays, UserTask? Task, int? Minutes, int LateMinutes, bool IsLate)
{
    /// <summary>Whether it stands in the list beside the drawing: an officer's step, and of the rest what holds the dossier up.</summary>
    public bool IsTold => Activity.Step is not null || State is FlowState.Failed || State is FlowState.Here && Activity.Type.CanWait;

    /// <summary>Share of the limit that the step has used, 0 to 100; null where there is none.</summary>
    public int? Percent => Task is { } task && Minutes is { } used && Core.Deadlines.TimeLimit.Parse(task.Limit).Value is { IsZero: false } limit
        ? Math.Min(100, used * 100 / limit.Minutes)
        : null;

    internal static FlowState StateOf(Execution stay) => stay switch
    {
        { Incident: not null } => FlowState.Failed,
        { IsOpen: true } => FlowState.Here,
        { Task.State: TaskState.Returned } => FlowState.Returned,
        { IsCanceled: true } => FlowState.Skipped,
        _ => FlowState.Done,
    };
}
