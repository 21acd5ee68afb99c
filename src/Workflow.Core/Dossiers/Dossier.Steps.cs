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
        if (task.RefusalFor(now, expectedRevision, ProcedureCode) is { } refusal) return refusal;
        if (completion.Refusal(step, task, now) is { } incomplete) return incomplete;
        var principal = task.PrincipalOf(now.Actor);
        var authority = task.Kind == StepKind.Approve ? AuthorityToApprove(principal, now) : null as string;
        if (authority.Rejection is { } unauthorised) return unauthorised;

        if (StepCatalogue.SendsBack(task.Kind, completion.Outcome)) sentBack = (now.Actor.Id, completion.Note);
        Close(task, TaskState.Completed, completion.Outcome, completion.Note, completion.ToJson(), now, changes);
        KeepHolder(task.Role, task.UnitCode, principal ?? now.Actor.Id);
        var entry = RecordHistory(HistoryVerb.StepCompleted, now, changes, task, completion.Outcome, completion.Note, authority.Value, principal);
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
        if (task.RefusalFor(now, expectedRevision, ProcedureCode) is { } refusal) return refusal;
        if (ProcessingEndedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "ResultAlreadyIssued", Code);
        if (Reason.Check(reason) is { } missing) return missing;

        if (StepCatalogue.Of(target.Kind).State < DossierState.InProcessSigned) (SignedAt, Outcome) = (null, DossierOutcome.None);
        var principal = task.PrincipalOf(now.Actor);
        sentBack = (now.Actor.Id, reason);
        Close(task, TaskState.Returned, null, reason, null, now, changes);
        RecordHistory(HistoryVerb.ReturnedToEarlierStep, now, changes, task, target.StepKey, reason, actingFor: principal);
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
                KeepAppraiser(now.Actor.Id);
                if (entry.ActingForId is { } principal) KeepAppraiser(principal);
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
        // A unit that was taken over issues nothing any more.
        var unit = now.Units.Standing(task.UnitCode);
        var day = now.ClockOf(unit).DayOf(now.Now);
        var issued = new IssuedNumber
        {
            UnitCode = unit,
            Year = day.Year,
            Symbol = completion.RecordText("symbol") ?? "",
            Date = day,
            DossierId = Id,
        };
        changes.Insert(issued);
        changes.Draw(new NumberRequest($"number:{unit}:{day.Year}", number =>
        {
            issued.Number = number;
            entry.Details = HistoryDetails.WithNumber(entry.Details, number, day);
        }));
    }

    private void Close(UserTask task, TaskState state, string? outcome, string? note, string? data, Circumstances now, ChangeSet changes)
    {
        if (state != TaskState.Cancelled) task.ActingForId = task.PrincipalOf(now.Actor);
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

    private void KeepAppraiser(string officerId)
    {
        if (!WasAppraisedBy(officerId)) Appraisers = Appraisers.Length == 0 ? officerId : $"{Appraisers},{officerId}";
    }

    /// <summary>
    /// The authority and document by which the actor approves, null in one's own right. Whoever appraised approves only by a delegation of both; a deputy
    /// never does, neither for an appraiser nor as one, and needs a delegation of their own where the absent officer would sign by one: it cannot be passed on.
    /// </summary>
    private Result<string?> AuthorityToApprove(string? principal, Circumstances now)
    {
        if (principal is null)
        {
            if (!WasAppraisedBy(now.Actor.Id)) return null as string;
            return DelegationTo(now.Actor.Id, now) is { } own ? Named(own) : DossierSentences.Refuse(RejectionKind.Forbidden, "AppraiserMayNotApprove");
        }
        if (WasAppraisedBy(now.Actor.Id) || WasAppraisedBy(principal))
            return DossierSentences.Refuse(RejectionKind.Forbidden, "AppraiserMayNotApproveFor", now.NameOf(principal));
        if (DelegationTo(principal, now) is null) return null as string;
        return DelegationTo(now.Actor.Id, now) is { } delegation ? Named(delegation) : DossierSentences.Refuse(RejectionKind.Forbidden, "DelegationNotPassedOn", now.NameOf(principal));
    }

    private static string Named(Delegation delegation) => $"{delegation.FromAuthority} ({delegation.Document})";

    private Delegation? DelegationTo(string officerId, Circumstances now)
    {
        var today = ClockOf(now).DayOf(now.Now);
        return now.Delegations.FirstOrDefault(d => d.ToOfficerId == officerId && d.Covers(ProcedureCode, today));
    }
}
