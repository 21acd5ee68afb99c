using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>What the opening of a step does to the clock: papers and money asked of the applicant pause it, a step that does not count lets it stand (docs/deadlines.md, section 5).</summary>
    private Rejection? StopFor(UserTask task, Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return null;
        if (task.StopsClock) Record(Fact(ClockFactKind.Paused, now, taskId: task.Id, reason: task.Kind.ToString()), changes);
        else if (task.IsUncounted) Record(Fact(ClockFactKind.UncountedBegan, now, taskId: task.Id, reason: task.Title), changes);
        else return null;
        return Settle(now, changes);
    }

    /// <summary>What the end of such a step does: the clock goes on when nothing else stops it (Decree 61/2018/NĐ-CP, article 19).</summary>
    private Rejection? GoOnAfter(UserTask task, Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return null;
        if (task.StopsClock) Record(Fact(ClockFactKind.Resumed, now, taskId: task.Id), changes);
        else if (task.IsUncounted) Record(Fact(ClockFactKind.UncountedEnded, now, taskId: task.Id), changes);
        else return null;
        if (CountsAnewAfter(task)) Record(Fact(ClockFactKind.Restarted, now, taskId: task.Id), changes);
        return Settle(now, changes);
    }

    /// <summary>Sector rules count anew from the day on which what was missing is there; a dossier that was late when it stopped stays late.</summary>
    private bool CountsAnewAfter(UserTask task) =>
        ResumePolicy == ResumePolicy.Restart && task is { Kind: StepKind.RequestSupplement, Outcome: "Supplied" } && RemainingMinutes > 0;

    /// <summary>Moves the dossier to another case's limit, counted from the same reception with the same pauses.</summary>
    private Rejection? ChangeCase((string Key, TimeLimit Limit, ResumePolicy Resume) to, string reason, Circumstances now, ChangeSet changes)
    {
        (CaseKey, Limit, ResumePolicy) = (to.Key, to.Limit.ToString(), to.Resume);
        Record(Fact(ClockFactKind.CaseChanged, now, limit: Limit, reason: reason), changes);
        return Settle(now, changes);
    }

    /// <summary>From here nothing becomes late: the clock ends, and nobody is reminded of what is still open.</summary>
    private void EndProcessing(Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return;
        Record(Fact(ClockFactKind.Ended, now), changes);
        Timeliness = Punctuality.OfDossier(StoppedAt ?? now.Now, BindingAt, ClockOf(now));
        (ProcessingEndedAt, NextAlertAt) = (now.Now, null);
        (StoppedAt, PausedAt, SuspendedAt, RemainingMinutes) = (null, null, null, null);
        foreach (var task in openTasks)
        {
            if (task.NextAlertAt is null) continue;
            task.NextAlertAt = null;
            changes.Update(task);
        }
        CarryFacts(changes);
    }
}
