using System.Text.Json;
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
    /// <param name="facts">The facts of the clock so far; only a <see cref="StepKind.ChangeCase"/> step reads them.</param>
    public Result<UserTask> Complete(
        Guid taskId, int? expectedRevision, StepSettings step, Completion completion,
        IReadOnlyList<ClockFact> facts, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", step.Title);
        if (task.RefusalFor(now.Actor, now.Units, expectedRevision) is { } refusal) return refusal;
        if (!step.Outcomes.Contains(completion.Outcome, StringComparer.Ordinal))
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownOutcome", completion.Outcome, string.Join(", ", step.Outcomes));
        var problems = CompletionRecord.Check(task.Kind, completion);
        if (problems.Count > 0)
            return DossierSentences.Refuse(RejectionKind.Unprocessable, "RecordIncomplete", task.Title) with { Problems = problems };

        string? authority = null;
        if (task.Kind == StepKind.Approve && WasAppraisedBy(now.Actor.Id))
        {
            if (DelegationFor(now) is not { } delegation) return DossierSentences.Refuse(RejectionKind.Forbidden, "AppraiserMayNotApprove");
            authority = $"{delegation.FromAuthority} ({delegation.Document})";
        }

        Close(task, TaskState.Completed, completion.Outcome, completion.Note, DataOf(completion), now, changes);
        KeepHolder(task.Role, task.UnitCode, now.Actor.Id);
        RecordHistory(HistoryVerb.StepCompleted, now, changes, task, completion.Outcome, completion.Note, authority);
        if (TakeEffectOf(task, completion, facts, now, changes) is { } rejection) return rejection;
        return task;
    }

    /// <summary>Closes an open step because the dossier goes back to an earlier one; a reason is required.</summary>
    public Result<UserTask> ReturnFrom(Guid taskId, int? expectedRevision, string toStepKey, string reason, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", toStepKey);
        if (task.RefusalFor(now.Actor, now.Units, expectedRevision) is { } refusal) return refusal;
        if (string.IsNullOrWhiteSpace(reason)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing");
        if (ProcessingEndedAt is not null) return DossierSentences.Refuse(RejectionKind.Conflict, "ResultAlreadyIssued", Code);

        Close(task, TaskState.Returned, null, reason, null, now, changes);
        RecordHistory(HistoryVerb.ReturnedToEarlierStep, now, changes, task, toStepKey, reason, null);
        return StepCatalogue.Of(task.Kind).PausesClock && Resume(now, changes) is { } rejection ? rejection : task;
    }

    /// <summary>Takes an open step into one's own hand.</summary>
    public Result<UserTask> Claim(Guid taskId, int? expectedRevision, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", Code);
        if (task.RefusalFor(now.Actor, now.Units, expectedRevision) is { } refusal) return refusal;
        return Hand(task, now.Actor.Id, HistoryVerb.StepClaimed, null, now, changes);
    }

    /// <summary>Gives an open step back to everyone who may do it.</summary>
    public Result<UserTask> Release(Guid taskId, int? expectedRevision, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", Code);
        if (task.RefusalFor(now.Actor, now.Units, expectedRevision) is { } refusal) return refusal;
        if (task.AssigneeId is null) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotHeld", task.Title);
        return Hand(task, null, HistoryVerb.StepReleased, null, now, changes);
    }

    /// <summary>A head of division or approver of the unit gives an open step to another candidate, with a reason.</summary>
    public Result<UserTask> Reassign(Guid taskId, int? expectedRevision, Actor to, string reason, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskNotOpen", Code);
        if (expectedRevision is { } expected && expected != task.Revision) return DossierSentences.Refuse(RejectionKind.Conflict, "TaskMovedOn", task.Title);
        if (!now.Actor.Holds(Role.DivisionHead, task.UnitCode, now.Units) && !now.Actor.Holds(Role.Approver, task.UnitCode, now.Units))
            return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotReassign", task.Title);
        if (string.IsNullOrWhiteSpace(reason)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "ReasonMissing");
        if (!task.IsCandidate(to, now.Units)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "OfficerNotACandidate", to.Name, task.Title);
        KeepHolder(task.Role, task.UnitCode, to.Id);
        return Hand(task, to.Id, HistoryVerb.StepReassigned, reason, now, changes);
    }

    private Result<UserTask> Hand(UserTask task, string? officer, HistoryVerb verb, string? reason, Circumstances now, ChangeSet changes)
    {
        task.AssigneeId = officer;
        changes.Update(task);
        RecordHistory(verb, now, changes, task, officer, reason, null);
        return task;
    }

    private Rejection? TakeEffectOf(UserTask task, Completion completion, IReadOnlyList<ClockFact> facts, Circumstances now, ChangeSet changes)
    {
        switch (task.Kind)
        {
            case StepKind.Assign:
                KeepHolder(Role.Appraiser, task.UnitCode, completion.Record.GetProperty("assignee").GetString()!);
                return null;
            case StepKind.Appraise:
                if (!WasAppraisedBy(now.Actor.Id)) Appraisers = Appraisers.Length == 0 ? now.Actor.Id : $"{Appraisers},{now.Actor.Id}";
                Outcome = completion.Outcome == "NotEligible" ? DossierOutcome.Refused : DossierOutcome.None;
                return null;
            case StepKind.Approve:
                Decide(completion.Outcome, now);
                return null;
            case StepKind.AssignNumber:
                AllotNumber(task, completion, now, changes);
                return null;
            case StepKind.ReturnResult:
                Delivery = DeliveryState.HandedOver;
                return null;
            case StepKind.RequestSupplement or StepKind.RequestPayment:
                return Resume(now, changes);
            case StepKind.ChangeCase:
                var (key, limit) = completion.NewCase!.Value;
                return ChangeCase(key, limit, completion.Record.GetProperty("reason").GetString()!, facts, now, changes);
            default:
                return null;
        }
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

    private void AllotNumber(UserTask task, Completion completion, Circumstances now, ChangeSet changes)
    {
        var day = now.ClockOf(task.UnitCode).DayOf(now.Now);
        var issued = new IssuedNumber
        {
            UnitCode = task.UnitCode,
            Year = day.Year,
            Symbol = completion.Record.ValueKind == JsonValueKind.Object && completion.Record.TryGetProperty("symbol", out var symbol) ? symbol.GetString() ?? "" : "",
            Date = day,
            DossierId = Id,
        };
        changes.Insert(issued);
        changes.Draw(new NumberRequest($"number:{task.UnitCode}:{day.Year}", number => issued.Number = number));
    }

    private void Close(UserTask task, TaskState state, string? outcome, string? note, string? data, Circumstances now, ChangeSet changes)
    {
        task.State = state;
        (task.CompletedAt, task.CompletedBy, task.Outcome, task.Note, task.Data) = (now.Now, now.Actor.Id, outcome, note, data);
        task.IsLate = task.HasOwnDeadline && task.DueAt < now.Now;
        task.NextAlertAt = null;
        openTasks.Remove(task);
        changes.Update(task);
    }

    private bool WasAppraisedBy(string officerId) => Appraisers.Split(',').Contains(officerId, StringComparer.Ordinal);

    private Delegation? DelegationFor(Circumstances now)
    {
        var today = ClockOf(now).DayOf(now.Now);
        return now.Delegations.FirstOrDefault(d => d.ToOfficerId == now.Actor.Id && d.Covers(ProcedureCode, today));
    }

    private static string? DataOf(Completion completion)
    {
        var data = new Dictionary<string, JsonElement>();
        if (completion.Form.ValueKind == JsonValueKind.Object) data["form"] = completion.Form;
        if (completion.Record.ValueKind == JsonValueKind.Object) data["record"] = completion.Record;
        return data.Count == 0 ? null : JsonSerializer.Serialize(data);
    }
}
