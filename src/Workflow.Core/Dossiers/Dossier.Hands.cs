using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Takes an open step into one's own hand.</summary>
    public Result<UserTask> Claim(Guid taskId, int? expectedRevision, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (task.RefusalFor(now, expectedRevision) is { } refusal) return refusal;
        if (task.AssigneeId == now.Actor.Id) return task;
        return Hand(task, now.Actor.Id, HistoryVerb.StepClaimed, null, now, changes);
    }

    /// <summary>Gives an open step back to everyone who may do it.</summary>
    public Result<UserTask> Release(Guid taskId, int? expectedRevision, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (task.RefusalFor(now, expectedRevision) is { } refusal) return refusal;
        if (task.AssigneeId is null) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotHeld", task.Title);
        return Hand(task, null, HistoryVerb.StepReleased, null, now, changes);
    }

    /// <summary>A head of division or approver of the unit gives an open step to another candidate, with a reason.</summary>
    public Result<UserTask> Reassign(Guid taskId, int? expectedRevision, string officerId, string reason, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (!now.Actor.Holds(Role.DivisionHead, task.UnitCode, now.Units) && !now.Actor.Holds(Role.Approver, task.UnitCode, now.Units))
            return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotReassign", task.Title);
        if (task.MovedOn(expectedRevision) is { } moved) return moved;
        if (Reason.Check(reason) is { } missing) return missing;
        if (now.FindOfficer(officerId) is not { } officer || !task.IsCandidate(officer, now.Units))
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "OfficerNotACandidate", now.NameOf(officerId), task.Title);

        KeepHolder(task.Role, task.UnitCode, officer.Id);
        return Hand(task, officer.Id, HistoryVerb.StepReassigned, reason, now, changes);
    }

    private Result<UserTask> Hand(UserTask task, string? officerId, HistoryVerb verb, string? reason, Circumstances now, ChangeSet changes)
    {
        var former = task.AssigneeId;
        task.AssigneeId = officerId;
        changes.Update(task);
        var entry = RecordHistory(verb, now, changes, task, officerId, reason);
        if (verb == HistoryVerb.StepReassigned) entry.Details = HistoryDetails.OfFormerHolder(former);
        return task;
    }
}
