using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    private OfficeClock ClockOf(Circumstances now) => now.ClockOf(ReceivingUnit);

    private void RecordFact(ClockFactKind kind, Circumstances now, ChangeSet changes, string? limit = null, string? reason = null) =>
        changes.Insert(new ClockFact
        {
            DossierId = Id,
            Sequence = ++ClockFactCount,
            Kind = kind,
            At = now.Now,
            Limit = limit,
            Reason = reason,
            CalendarVersion = ClockOf(now).Calendar.Version,
        });

    private Rejection? BindTo(DateTime binding, Circumstances now)
    {
        var alert = AlertPlan.NextAfter(now.Now, binding, CurrentLimit, null, ClockOf(now));
        if (alert.Rejection is { } rejection) return rejection;
        BindingAt = binding;
        NextAlertAt = alert.Value;
        return null;
    }

    /// <summary>Stops the clock of the dossier and of its open steps, the remaining time kept; consultations run on (DOMAIN 2.2).</summary>
    private Rejection? Pause(string reason, Circumstances now, ChangeSet changes)
    {
        RecordFact(ClockFactKind.Paused, now, changes, reason: reason);
        if (IsPaused) return null;

        var remaining = ClockOf(now).Count(now.Now, BindingAt);
        if (remaining.Rejection is { } rejection) return rejection;
        (PausedAt, RemainingMinutes, NextAlertAt) = (now.Now, remaining.Value, null);
        foreach (var task in openTasks.Where(StopsWithDossier))
        {
            var left = now.ClockOf(task.UnitCode).Count(now.Now, task.DueAt ?? now.Now);
            if (left.Rejection is { } refused) return refused;
            (task.RemainingMinutes, task.DueAt, task.NextAlertAt) = (left.Value, null, null);
            changes.Update(task);
        }
        return null;
    }

    /// <summary>Runs the clock again: the appointed date moves to the remaining time counted from now (DOMAIN 2.7).</summary>
    private Rejection? Resume(Circumstances now, ChangeSet changes)
    {
        RecordFact(ClockFactKind.Resumed, now, changes);
        if (!IsPaused || openTasks.Any(t => StepCatalogue.Of(t.Kind).PausesClock)) return null;

        // A dossier that was late when it stopped stays late against the date it missed.
        var binding = RemainingMinutes is > 0 and var remaining ? ClockOf(now).Add(now.Now, remaining) : BindingAt;
        if (binding.Rejection is { } rejection) return rejection;
        (PausedAt, RemainingMinutes) = (null, null);
        if (BindTo(binding.Value, now) is { } refused) return refused;
        foreach (var task in openTasks.Where(t => t.RemainingMinutes is not null))
        {
            var due = Restarted(task, now);
            if (due.Rejection is { } late) return late;
            if (SetDue(task, due.Value, now) is { } unset) return unset;
            changes.Update(task);
        }
        return null;
    }

    private Result<DateTime> Restarted(UserTask task, Circumstances now)
    {
        if (!task.HasOwnDeadline && task.Kind != StepKind.ReturnResult) return BindingAt;
        var due = now.ClockOf(task.UnitCode).Add(now.Now, task.RemainingMinutes!.Value);
        if (due.IsRejected) return due;
        return due.Value < BindingAt ? due.Value : BindingAt;
    }

    private static bool StopsWithDossier(UserTask task) =>
        task.Kind != StepKind.Consult && !StepCatalogue.Of(task.Kind).PausesClock && task.RemainingMinutes is null;

    private static Rejection? SetDue(UserTask task, DateTime due, Circumstances now)
    {
        (task.DueAt, task.RemainingMinutes) = (due, null);
        task.NextAlertAt = null;
        if (!task.HasOwnDeadline) return null;
        var alert = AlertPlan.NextAfter(now.Now, due, TimeLimit.Parse(task.Limit).Value, task.WarnBeforeMinutes, now.ClockOf(task.UnitCode));
        if (alert.Rejection is { } rejection) return rejection;
        task.NextAlertAt = alert.Value;
        return null;
    }

    /// <summary>Moves the dossier to another case's limit, counted from the same reception with the same pauses.</summary>
    private Rejection? ChangeCase(string caseKey, TimeLimit limit, string reason, IReadOnlyList<ClockFact> facts, Circumstances now, ChangeSet changes)
    {
        RecordFact(ClockFactKind.CaseChanged, now, changes, limit.ToString(), reason);
        var fact = (ClockFact)changes.Inserts[^1];
        var replay = DossierClock.Replay([.. facts, fact], _ => ClockOf(now));
        if (replay.Rejection is { } rejection) return rejection;
        (CaseKey, Limit) = (caseKey, limit.ToString());
        return BindTo(replay.Value.Binding, now);
    }

    private void EndProcessing(Circumstances now, ChangeSet changes)
    {
        if (ProcessingEndedAt is not null) return;
        RecordFact(ClockFactKind.Ended, now, changes);
        (ProcessingEndedAt, NextAlertAt) = (now.Now, null);
        (PausedAt, RemainingMinutes) = (null, null);
    }
}
