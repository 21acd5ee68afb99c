using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>
    /// Records an officer's decision on an open step: checks holder, state, revision, outcome and record. The process is
    /// then advanced by the caller and its effects applied to the same change set.
    /// </summary>
    public Result<UserTask> Complete(
        Guid taskId, int? expectedRevision, StepSettings step, Completion completion, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (task.RefusalFor(now, expectedRevision) is { } refusal) return refusal;
        if (completion.Refusal(step, task, now) is { } incomplete) return incomplete;

        string? authority = null;
        if (task.Kind == StepKind.Approve && WasAppraisedBy(now.Actor.Id))
        {
            if (DelegationFor(now) is not { } delegation) return DossierSentences.Refuse(RejectionKind.Forbidden, "AppraiserMayNotApprove");
            authority = $"{delegation.FromAuthority} ({delegation.Document})";
        }

        Close(task, TaskState.Completed, completion.Outcome, completion.Note, completion.ToJson(), now, changes);
        KeepHolder(task.Role, task.UnitCode, now.Actor.Id);
        var entry = RecordHistory(HistoryVerb.StepCompleted, now, changes, task, completion.Outcome, completion.Note, authority);
        return TakeEffectOf(task, completion, entry, now, changes) is { } rejection ? rejection : task;
    }

    /// <summary>
    /// Closes an open step because the dossier goes back to an earlier one; a reason is required. Going back behind the
    /// approval voids the signature: the result is to be decided anew.
    /// </summary>
    public Result<UserTask> ReturnFrom(
        Guid taskId, int? expectedRevision, StepSettings target, string reason, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (task.RefusalFor(now, expectedRevision) is { } refusal) return refusal;
        if (ProcessingEndedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "ResultAlreadyIssued", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        if (StepCatalogue.Of(target.Kind).State < DossierState.InProcessSigned) (SignedAt, Outcome) = (null, DossierOutcome.None);
        Close(task, TaskState.Returned, null, reason, null, now, changes);
        RecordHistory(HistoryVerb.ReturnedToEarlierStep, now, changes, task, target.StepKey, reason);
        return GoOnAfter(task, now, changes) is { } rejection ? rejection : task;
    }

    private Rejection? TakeEffectOf(UserTask task, Completion completion, HistoryEntry entry, Circumstances now, ChangeSet changes)
    {
        switch (task.Kind)
        {
            case StepKind.Assign:
                KeepHolder(Role.Appraiser, task.UnitCode, completion.RecordText("assignee")!);
                break;
            case StepKind.Appraise:
                if (!WasAppraisedBy(now.Actor.Id)) Appraisers = Appraisers.Length == 0 ? now.Actor.Id : $"{Appraisers},{now.Actor.Id}";
                Outcome = completion.Outcome == "NotEligible" ? DossierOutcome.Refused : DossierOutcome.None;
                break;
            case StepKind.Approve:
                Decide(completion.Outcome, now);
                break;
            case StepKind.AssignNumber:
                AllotNumber(task, completion, entry, now, changes);
                break;
            case StepKind.ReturnResult:
                Delivery = DeliveryState.HandedOver;
                break;
            case StepKind.ChangeCase:
                if (ChangeCase(completion.NewCase!.Value, completion.RecordText("reason")!, now, changes) is { } rejection) return rejection;
                break;
            default:
                break;
        }
        return GoOnAfter(task, now, changes);
    }

    private void Decide(string outcome, Circumstances now)
    {
        if (outcome == "Clarify")
        {
            ClarifyCount++;
            return;
        }
        SignedAt = now.Now;
        if (outcome == "Refused") Outcome = DossierOutcome.Refused;
        else if (Outcome == DossierOutcome.None) Outcome = DossierOutcome.Granted;
    }

    private void AllotNumber(UserTask task, Completion completion, HistoryEntry entry, Circumstances now, ChangeSet changes)
    {
        var day = now.ClockOf(task.UnitCode).DayOf(now.Now);
        var issued = new IssuedNumber
        {
            UnitCode = task.UnitCode,
            Year = day.Year,
            Symbol = completion.RecordText("symbol") ?? "",
            Date = day,
            DossierId = Id,
        };
        changes.Insert(issued);
        changes.Draw(new NumberRequest($"number:{task.UnitCode}:{day.Year}", number =>
        {
            issued.Number = number;
            entry.Details = HistoryDetails.WithNumber(entry.Details, number, day);
        }));
    }

    private void Close(UserTask task, TaskState state, string? outcome, string? note, string? data, Circumstances now, ChangeSet changes)
    {
        task.State = state;
        (task.CompletedAt, task.CompletedBy, task.Outcome, task.Note, task.Data) = (now.Now, now.Actor.Id, outcome, note, data);
        task.Timeliness = TimelinessOf(task, ProcessingEndedAt ?? now.Now, now);
        (task.NextAlertAt, task.RemainingMinutes) = (null, null);
        openTasks.Remove(task);
        changes.Update(task);
    }

    private static Timeliness? TimelinessOf(UserTask task, DateTime ended, Circumstances now)
    {
        if (!task.HasOwnDeadline) return null;
        if (task.RemainingMinutes is { } left) return left > now.StepToleranceMinutes ? Deadlines.Timeliness.Early : Deadlines.Timeliness.OnTime;
        if (task.DueAt is not { } due) return null;
        var measured = Punctuality.OfStep(ended, due, TimeLimit.Parse(task.Limit).Value, now.ClockOf(task.UnitCode), now.StepToleranceMinutes);
        if (!measured.IsRejected) return measured.Value;
        // A decision is not refused because the calendar does not reach that far.
        return ended > due ? Deadlines.Timeliness.Late : Deadlines.Timeliness.Early;
    }

    private Rejection NotOpen() => DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", Code);

    private void KeepHolder(Role role, string unitCode, string officerId) => Holders = StepHolders.With(Holders, role, unitCode, officerId);

    private bool WasAppraisedBy(string officerId) => Appraisers.Split(',').Contains(officerId, StringComparer.Ordinal);

    private Delegation? DelegationFor(Circumstances now)
    {
        var today = ClockOf(now).DayOf(now.Now);
        return now.Delegations.FirstOrDefault(d => d.ToOfficerId == now.Actor.Id && d.Covers(ProcedureCode, today));
    }
}
