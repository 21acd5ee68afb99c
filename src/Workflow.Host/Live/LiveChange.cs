using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Host.Live;

/// <summary>What an officer may hear of.</summary>
internal enum LiveKind
{
    /// <summary>A step has come into somebody's hand or stands open to a unit's officers.</summary>
    StepArrived,
    /// <summary>A step is over, was taken or has another date.</summary>
    StepChanged,
    /// <summary>An officer was reminded.</summary>
    Reminded,
}

/// <summary>One thing that was committed, as far as it says whom it concerns. Holds nothing of the dossier.</summary>
/// <param name="OfficerId">Who holds the step or was reminded; null for a step that nobody holds.</param>
/// <param name="Role">Who may do the step, in <paramref name="UnitCode"/> or above; null for a reminder.</param>
internal sealed record LiveChange(LiveKind Kind, string? OfficerId, Role? Role = null, string? UnitCode = null, Guid? StepId = null)
{
    /// <summary>The absent officer for whom the step is held; null for most.</summary>
    public string? ActingForId { get; init; }

    /// <summary>A deputy may stand in for some procedures only; null for a reminder.</summary>
    public string? ProcedureCode { get; init; }

    /// <summary>Who has completed the step; null while nobody has.</summary>
    public string? DoneBy { get; init; }

    /// <summary>What there is to hear in what a command has written; mostly little or nothing.</summary>
    public static IEnumerable<LiveChange> In(ChangeSet written)
    {
        foreach (var row in written.Inserts)
            if (row is UserTask task) yield return Of(LiveKind.StepArrived, task);
        foreach (var row in written.Updates)
            if (row is UserTask task) yield return Of(WasHandedOn(task, written) ? LiveKind.StepArrived : LiveKind.StepChanged, task);
        foreach (var draft in written.Sent)
            yield return new LiveChange(LiveKind.Reminded, draft.Reminder.RecipientId);
    }

    private static LiveChange Of(LiveKind kind, UserTask task) =>
        new(task.State == TaskState.Open ? kind : LiveKind.StepChanged, task.AssigneeId, task.Role, task.UnitCode, task.Id)
        {
            ActingForId = task.ActingForId, ProcedureCode = task.ProcedureCode, DoneBy = task.State == TaskState.Completed ? task.CompletedBy : null,
        };

    /// <summary>Whether a step was given to somebody or back to all; who claims one need not be told.</summary>
    private static bool WasHandedOn(UserTask task, ChangeSet written)
    {
        foreach (var row in written.Inserts)
            if (row is HistoryEntry { Verb: HistoryVerb.StepReassigned or HistoryVerb.StepReleased } entry && entry.TaskId == task.Id) return true;
        return false;
    }
}
