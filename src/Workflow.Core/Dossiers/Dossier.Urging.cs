using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

/// <summary>Why and with what words a step is urged on.</summary>
/// <param name="Message">Goes to whoever has the step; at most 2,000 characters.</param>
/// <param name="ForcedBecause">Why so soon after the last time; null where that is not the case.</param>
public sealed record Urging(string Message, string? ForcedBecause = null);

public sealed partial class Dossier
{
    /// <summary>Working minutes in which the same officer urges the same step once.</summary>
    public const int UrgingPauseMinutes = 240;

    private static readonly Role[] urging = [Role.CenterSupervisor, Role.DivisionHead, Role.Approver];

    /// <summary>Whether an officer may urge on a step: who heads or supervises its unit, or supervises the unit that received the dossier.</summary>
    public static bool MayUrge(Actor actor, string stepUnit, string receivingUnit, UnitTree units) =>
        urging.Any(role => actor.Holds(role, stepUnit, units)) || actor.Holds(Role.CenterSupervisor, receivingUnit, units);

    /// <summary>
    /// Urges on an open step (đôn đốc): it decides nothing and moves no date. Refused to the step's own holder, while the applicant has the
    /// turn, and again within <see cref="UrgingPauseMinutes"/> by the same officer unless a reason is given.
    /// </summary>
    /// <param name="lastAt">When the actor urged the step last; null when never.</param>
    public Result<UserTask> Urge(Guid taskId, Urging urging, DateTime? lastAt, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (!MayUrge(now.Actor, task.UnitCode, ReceivingUnit, now.Units)) return DossierSentences.Refuse(RejectionKind.Forbidden, "MayNotUrge", task.Title);
        if (task.AssigneeId == now.Actor.Id) return DossierSentences.Refuse(RejectionKind.Unprocessable, "UrgesOneself", task.Title);
        if (task.StopsClock || task.Kind == StepKind.ReturnResult) return DossierSentences.Refuse(RejectionKind.Conflict, "ApplicantsTurn", task.Title);
        if (Reason.Check(urging.Message) is { } missing) return missing;
        if (Reason.CheckLength(urging.ForcedBecause) is { } tooLong) return tooLong;
        var isForced = !string.IsNullOrWhiteSpace(urging.ForcedBecause);
        if (!isForced && lastAt is { } last && IsTooSoon(last, task, now)) return DossierSentences.Refuse(RejectionKind.Conflict, "UrgedJustNow", task.Title);

        RecordHistory(HistoryVerb.Urged, now, changes, task, outcome: isForced ? urging.ForcedBecause!.Trim() : null, reason: urging.Message.Trim());
        return task;
    }

    private static bool IsTooSoon(DateTime last, UserTask task, Circumstances now) =>
        now.ClockOf(task.UnitCode).Count(last, now.Now) is { IsRejected: false, Value: < UrgingPauseMinutes };
}
