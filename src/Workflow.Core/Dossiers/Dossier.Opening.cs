using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    private Result<UserTask> Open(Effect.TaskOpened open, Completion? cause, Circumstances now, ChangeSet changes)
    {
        var step = open.Step;
        var named = UnitOf(step);
        var unit = now.Units.Standing(named);
        if (now.Units.Find(unit) is null) return DossierSentences.Refuse(RejectionKind.Unprocessable, "UnknownUnit", unit);

        var task = new UserTask
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            DossierId = Id,
            DossierCode = Code,
            ProcedureCode = ProcedureCode,
            ProcedureName = ProcedureName,
            ApplicantName = ApplicantName,
            Channel = Channel,
            ReceivedAt = ReceivedAt,
            ReceivingUnit = ReceivingUnit,
            Activity = open.Activity,
            Frame = open.Frame,
            StepKey = step.StepKey,
            Kind = step.Kind,
            Title = open.Title,
            Instructions = open.Instructions.Length == 0 ? null : open.Instructions,
            Role = step.Role,
            UnitCode = unit,
            AssigneeId = FormerHolder(step, named, unit, now),
            ReturnedBy = sentBack?.By,
            ReturnReason = sentBack?.Reason,
            StopsClock = StepCatalogue.Of(step.Kind).PausesClock,
            IsUncounted = !step.CountsTowardLimit,
            OpenedAt = now.Now,
            CalendarVersion = now.ClockOf(unit).Calendar.Version,
            Limit = step.Limit.ToString(),
            HasOwnDeadline = step.Kind != StepKind.ReturnResult && !step.Limit.IsZero,
            WarnBeforeMinutes = step.WarnBeforeMinutes,
        };
        task.Carry(Facts);
        openTasks.Add(task);
        changes.Insert(task);

        if (step.Kind == StepKind.ReturnResult)
        {
            EndProcessing(now, changes);
            Delivery = DeliveryState.Ready;
        }
        if (CheckRequest(step, cause) is { } incomplete) return incomplete;
        if (StopFor(task, now, changes) is { } unstopped) return unstopped;
        return SetFirstDue(task, now) is { } rejection ? rejection : task;
    }

    private string UnitOf(StepSettings step) => step.UnitSelector switch
    {
        UnitSelector.Receiving => ReceivingUnit,
        UnitSelector.Competent => CompetentUnit,
        UnitSelector.Named => step.Unit!,
        _ => throw new InvalidOperationException($"No rule for {step.UnitSelector}."),
    };

    /// <summary>Who did the last step of the role, as long as that officer may do this one; else it is open to every candidate.</summary>
    /// <param name="named">The unit before it was taken over, under which the last step may have been done.</param>
    private string? FormerHolder(StepSettings step, string named, string unit, Circumstances now)
    {
        if ((StepHolders.Of(Holders, step.Role, unit) ?? StepHolders.Of(Holders, step.Role, named)) is not { } officer) return null;
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
}
