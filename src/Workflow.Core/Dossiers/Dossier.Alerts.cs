using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>
    /// Looks at the appointed date and at each open step whose look is due: moves the look to the next threshold and gives a
    /// reminder for every threshold reached since, one a recipient. The caller writes those that were not sent before.
    /// </summary>
    public Result<IReadOnlyList<Reminder>> Remind(AlertAudience audience, Circumstances now, ChangeSet changes)
    {
        var reminders = new List<Reminder>();
        if (RemindOfAppointment(audience, now, changes, reminders) is { } rejection) return rejection;
        foreach (var task in openTasks)
            if (RemindOfStep(task, audience, now, changes, reminders) is { } refused) return refused;
        return reminders;
    }

    private Rejection? RemindOfAppointment(AlertAudience audience, Circumstances now, ChangeSet changes, List<Reminder> reminders)
    {
        if (NextAlertAt is not { } look || look > now.Now) return null;
        var found = AlertPlan.Since(look, now.Now, AppointedAt, CurrentLimit, null, ClockOf(now));
        if (found.Rejection is { } rejection) return rejection;

        NextAlertAt = found.Value.Next;
        changes.LookAgain(this);
        foreach (var threshold in found.Value.Reached)
            foreach (var recipient in audience.OfDossier(this, threshold, now))
                reminders.Add(ReminderOf(ReminderSubject.Dossier, Id, ProcedureName, threshold, AppointedAt, recipient, now));
        return null;
    }

    private Rejection? RemindOfStep(UserTask task, AlertAudience audience, Circumstances now, ChangeSet changes, List<Reminder> reminders)
    {
        if (task.NextAlertAt is not { } look || look > now.Now || task.DueAt is not { } due) return null;
        var found = AlertPlan.Since(look, now.Now, due, TimeLimit.Parse(task.Limit).Value, task.WarnBeforeMinutes, now.ClockOf(task.UnitCode));
        if (found.Rejection is { } rejection) return rejection;

        task.NextAlertAt = found.Value.Next;
        changes.LookAgain(task);
        foreach (var threshold in found.Value.Reached)
            foreach (var recipient in audience.OfStep(this, task, threshold, now))
                reminders.Add(ReminderOf(ReminderSubject.Task, task.Id, task.Title, threshold, due, recipient, now));
        return null;
    }

    private Reminder ReminderOf(
        ReminderSubject subject, Guid subjectId, string title, Threshold threshold, DateTime due, string recipient, Circumstances now) => new()
        {
            SubjectId = subjectId,
            Threshold = threshold,
            DueAt = due,
            RecipientId = recipient,
            Subject = subject,
            DossierId = Id,
            DossierCode = Code,
            Title = title,
            SentAt = now.Now,
        };
}
