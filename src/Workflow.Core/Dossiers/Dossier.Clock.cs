using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    private OfficeClock ClockOf(Circumstances now) => now.ClockOf(ReceivingUnit);

    private ClockFact RecordFact(ClockFactKind kind, Circumstances now, ChangeSet changes, string? limit = null, string? reason = null)
    {
        var fact = new ClockFact
        {
            DossierId = Id,
            Sequence = ++ClockFactCount,
            Kind = kind,
            At = now.Now,
            Limit = limit,
            Reason = reason,
            CalendarVersion = ClockOf(now).Calendar.Version,
        };
        changes.Insert(fact);
        return fact;
    }

    private Rejection? BindTo(DateTime binding, Circumstances now)
    {
        var alert = AlertPlan.NextAfter(now.Now, binding, CurrentLimit, null, ClockOf(now));
        if (alert.Rejection is { } rejection) return rejection;
        BindingAt = binding;
        NextAlertAt = alert.Value;
        return null;
    }

    /// <summary>Stops the clock of the dossier and of its open steps, the remaining time kept; consultations run on (docs/deadlines.md, section 5).</summary>
    private Rejection? Pause(string reason, Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return null;
        RecordFact(ClockFactKind.Paused, now, changes, reason: reason);
        if (IsPaused) return null;

        var remaining = ClockOf(now).Count(now.Now, BindingAt);
        if (remaining.Rejection is { } rejection) return rejection;
        (PausedAt, RemainingMinutes, NextAlertAt) = (now.Now, remaining.Value, null);
        foreach (var task in openTasks)
        {
            if (task.Kind == StepKind.Consult || task.StopsClock || task.DueAt is not { } due) continue;
            var left = StepClock.Remaining(now.Now, due, now.ClockOf(task.UnitCode));
            if (left.Rejection is { } refused) return refused;
            // A step whose time is used up stays due when it was: a pause forgives no lateness.
            if (left.Value == 0) continue;
            (task.RemainingMinutes, task.DueAt, task.NextAlertAt) = (left.Value, null, null);
            changes.Update(task);
        }
        return null;
    }

    /// <summary>Runs the clock again when nothing else stops it: the appointed date moves to the remaining time counted from now (Decree 61/2018/NĐ-CP, article 19).</summary>
    private Rejection? Resume(Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return null;
        RecordFact(ClockFactKind.Resumed, now, changes);
        if (!IsPaused || openTasks.Exists(t => t.StopsClock)) return null;

        // A dossier that was late when it stopped stays late against the date it missed.
        var binding = RemainingMinutes is > 0 and var remaining ? ClockOf(now).Add(now.Now, remaining) : BindingAt;
        if (binding.Rejection is { } rejection) return rejection;
        (PausedAt, RemainingMinutes) = (null, null);
        if (BindTo(binding.Value, now) is { } refused) return refused;
        foreach (var task in openTasks)
        {
            if (task.RemainingMinutes is not { } left) continue;
            var due = Restarted(task, left, now);
            if (due.Rejection is { } late) return late;
            if (SetDue(task, due.Value, now) is { } unset) return unset;
            changes.Update(task);
        }
        return null;
    }

    private Result<DateTime> Restarted(UserTask task, int minutes, Circumstances now) =>
        task.IsWithoutLimit || minutes == 0 ? BindingAt : StepClock.DueAfterPause(minutes, now.Now, BindingAt, now.ClockOf(task.UnitCode));

    private Rejection? SetDue(UserTask task, DateTime? due, Circumstances now)
    {
        (task.DueAt, task.RemainingMinutes, task.NextAlertAt) = (due, null, null);
        if (due is not { } instant || !task.HasOwnDeadline || ProcessingEndedAt is not null) return null;
        var alert = AlertPlan.NextAfter(now.Now, instant, TimeLimit.Parse(task.Limit).Value, task.WarnBeforeMinutes, now.ClockOf(task.UnitCode));
        if (alert.Rejection is { } rejection) return rejection;
        task.NextAlertAt = alert.Value;
        return null;
    }

    /// <summary>Moves the dossier to another case's limit, counted from the same reception with the same pauses.</summary>
    private Rejection? ChangeCase(string caseKey, TimeLimit limit, string reason, IReadOnlyList<ClockFact> facts, Circumstances now, ChangeSet changes)
    {
        var fact = RecordFact(ClockFactKind.CaseChanged, now, changes, limit.ToString(), reason);
        var replay = DossierClock.Replay([.. facts, fact], version => now.ClockUnder(ReceivingUnit, version));
        if (replay.Rejection is { } rejection) return rejection;

        var former = BindingAt;
        (CaseKey, Limit) = (caseKey, limit.ToString());
        if (BindTo(replay.Value.Binding, now) is { } refused) return refused;
        if (IsPaused) (RemainingMinutes, NextAlertAt) = (replay.Value.RemainingMinutes, null);
        return MoveStepsTo(former, now, changes);
    }

    /// <summary>Holds the open steps against a new appointed date: none is due after it, and those cut by the former one get their time back.</summary>
    private Rejection? MoveStepsTo(DateTime former, Circumstances now, ChangeSet changes)
    {
        foreach (var task in openTasks)
        {
            if (task.DueAt is not { } due || task.StopsClock || task.Kind == StepKind.ReturnResult) continue;
            var own = due < former ? due : Deadline.OfStep(task.OpenedAt, TimeLimit.Parse(task.Limit).Value, BindingAt, now.ClockOf(task.UnitCode));
            if (own.Rejection is { } rejection) return rejection;
            var moved = own.Value < BindingAt ? own.Value : BindingAt;
            if (moved == due) continue;
            if (SetDue(task, moved, now) is { } refused) return refused;
            changes.Update(task);
        }
        return null;
    }

    /// <summary>From here nothing becomes late: the clock ends, and nobody is reminded of what is still open.</summary>
    private void EndProcessing(Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return;
        RecordFact(ClockFactKind.Ended, now, changes);
        (ProcessingEndedAt, NextAlertAt) = (now.Now, null);
        (PausedAt, RemainingMinutes) = (null, null);
        foreach (var task in openTasks)
        {
            if (task.NextAlertAt is null) continue;
            task.NextAlertAt = null;
            changes.Update(task);
        }
    }
}
