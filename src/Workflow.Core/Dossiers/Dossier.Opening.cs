using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    private Result<UserTask> Open(Effect.TaskOpened open, Completion? cause, Circumstances now, ChangeSet changes)
    {
        var step = open.Step;
        var unit = UnitOf(step);
        if (now.Units.Find(unit) is null) return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", unit);

        var task = new UserTask
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            DossierId = Id,
            DossierCode = Code,
            ProcedureName = ProcedureName,
            ApplicantName = ApplicantName,
            Activity = open.Activity,
            Frame = open.Frame,
            StepKey = step.StepKey,
            Kind = step.Kind,
            Title = open.Title,
            Instructions = open.Instructions.Length == 0 ? null : open.Instructions,
            Role = step.Role,
            UnitCode = unit,
            AssigneeId = FormerHolder(step, unit, now),
            StopsClock = StepCatalogue.Of(step.Kind).PausesClock,
            OpenedAt = now.Now,
            Limit = step.Limit.ToString(),
            WarnBeforeMinutes = step.WarnBeforeMinutes,
        };
        openTasks.Add(task);
        changes.Insert(task);

        if (step.Kind == StepKind.ReturnResult)
        {
            EndProcessing(now, changes);
            Delivery = DeliveryState.Ready;
        }
        if (CheckRequest(step, cause) is { } incomplete) return incomplete;
        if (task.StopsClock && Pause(step.Kind.ToString(), now, changes) is { } unstopped) return unstopped;
        return SetFirstDue(task, step, now) is { } rejection ? rejection : task;
    }

    private string UnitOf(StepSettings step) => step.UnitSelector switch
    {
        UnitSelector.Receiving => ReceivingUnit,
        UnitSelector.Competent => CompetentUnit,
        UnitSelector.Named => step.Unit!,
        _ => throw new InvalidOperationException($"No rule for {step.UnitSelector}."),
    };

    /// <summary>Who did the last step of the role, as long as that officer may do this one; else it is open to every candidate.</summary>
    private string? FormerHolder(StepSettings step, string unit, Circumstances now)
    {
        if (StepHolders.Of(Holders, step.Role, unit) is not { } officer) return null;
        if (step.Kind == StepKind.Approve && WasAppraisedBy(officer)) return null;
        return now.FindOfficer(officer)?.Holds(step.Role, unit, now.Units) == true ? officer : null;
    }

    /// <summary>What the applicant is asked for must be said by the completion that asks.</summary>
    private Rejection? CheckRequest(StepSettings step, Completion? cause)
    {
        var (code, missing) = step.Kind switch
        {
            StepKind.RequestSupplement => ("SlipIncomplete", CompletionRecord.CheckSlip(cause, second: SupplementCount > 0)),
            StepKind.RequestPayment => ("AmountMissing", CompletionRecord.CheckAmount(cause)),
            _ => ("", []),
        };
        if (missing.Count > 0) return DossierSentences.Refuse(RejectionKind.Unprocessable, code, step.Title) with { Problems = missing };
        if (step.Kind == StepKind.RequestSupplement) SupplementCount++;
        return null;
    }

    private Rejection? SetFirstDue(UserTask task, StepSettings step, Circumstances now)
    {
        if (IsPaused && !task.StopsClock && task.Kind != StepKind.Consult)
        {
            task.RemainingMinutes = step.Limit.Minutes;
            return null;
        }
        // A window for the applicant, an opinion during a pause and what follows the result are not bounded by the appointed date.
        var isBound = !task.StopsClock && !IsPaused && ProcessingEndedAt is null;
        if (!isBound && step.Limit.IsZero) return null;
        var due = Deadline.OfStep(now.Now, step.Limit, isBound ? BindingAt : DateTime.MaxValue, now.ClockOf(task.UnitCode));
        return due.Rejection is { } rejection ? rejection : SetDue(task, due.Value, now);
    }
}
