using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Takes an open step into one's own hand: one that nobody holds, one of an absent officer, or back from the deputy.</summary>
    public Result<UserTask> Claim(Guid taskId, int? expectedRevision, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (task.RefusalFor(now, expectedRevision, ProcedureCode) is { } refusal) return refusal;
        if (task.AssigneeId == now.Actor.Id) return task;
        var principal = task.PrincipalOf(now.Actor);
        return Hand(task, now.Actor.Id, principal, HistoryVerb.StepClaimed, null, now, changes);
    }

    /// <summary>Gives an open step back: to everyone who may do it, or to the absent officer for whom it was held.</summary>
    public Result<UserTask> Release(Guid taskId, int? expectedRevision, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        // A deputy whose days are over can still give back, and only what is in one's own hand is one's own to give.
        if (task.AssigneeId == now.Actor.Id && task.ActingForId is { } absent)
            return task.MovedOn(expectedRevision) is { } moved ? moved : Hand(task, absent, null, HistoryVerb.StepReleased, null, now, changes);
        if (task.RefusalFor(now, expectedRevision, ProcedureCode) is { } refusal) return refusal;
        if (task.AssigneeId is null) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotHeld", task.Title);
        if (task.AssigneeId != now.Actor.Id) return DossierSentences.Refuse(RejectionKind.Forbidden, "TaskHeldByOther", task.Title, now.NameOf(task.AssigneeId));
        return Hand(task, null, null, HistoryVerb.StepReleased, null, now, changes);
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
        return Hand(task, officer.Id, null, HistoryVerb.StepReassigned, reason, now, changes);
    }

    /// <param name="actingFor">The absent officer for whom it is held from now on; null for a holder in one's own name.</param>
    private Result<UserTask> Hand(UserTask task, string? officerId, string? actingFor, HistoryVerb verb, string? reason, Circumstances now, ChangeSet changes)
    {
        var former = task.AssigneeId;
        var principal = verb switch { HistoryVerb.StepClaimed => actingFor, HistoryVerb.StepReleased => task.ActingForId, _ => null };
        (task.AssigneeId, task.ActingForId) = (officerId, actingFor);
        changes.Update(task);
        var entry = RecordHistory(verb, now, changes, task, officerId, reason, actingFor: principal);
        if (verb != HistoryVerb.StepReleased) entry.Details = HistoryDetails.OfFormerHolder(former);
        return task;
    }
}
