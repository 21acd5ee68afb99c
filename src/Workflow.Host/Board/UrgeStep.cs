using Workflow.Core;
using Workflow.Core.Audit;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Host.Dossiers;
using Workflow.Host.Notices;
using Workflow.Host.Reminders;
using Workflow.Host.Tasks;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Board;

/// <summary>Urges on a step: one act of the dossier, one entry of the audit, and a message to whoever has the step, in one transaction.</summary>
internal sealed class UrgeStep(DossierCommands commands, TaskOwners owners, NoticePlan notices)
{
    /// <summary>Urges on an open step; a step that the caller does not see is not found.</summary>
    public async Task<Result<Guid>> Urge(ChangeRequest request, Guid taskId, Urging urging)
    {
        var owner = await owners.DossierOf(taskId);
        if (owner.Rejection is { } unknown) return unknown;
        var committed = await commands.RunOnTask(request, owner.Value, taskId, turn => Urge(turn, request, taskId, urging));
        return committed.Rejection is { } rejection ? rejection : owner.Value;
    }

    private Result<Guid> Urge(DossierTurn turn, ChangeRequest request, Guid taskId, Urging urging)
    {
        var (session, dossier, now) = turn;
        var urged = dossier.Urge(taskId, urging, LastUrging(session, dossier, taskId, now.Actor.Id), now, turn.Changes);
        if (urged.Rejection is { } rejection) return rejection;
        foreach (var recipient in Recipients(urged.Value, request, now))
        {
            var reminder = ReminderTo(recipient, dossier, urged.Value, urging, now);
            turn.Changes.Send(new ReminderDraft(reminder, notices.Of(reminder, dossier.ReceivingUnit, now.Now)));
        }
        turn.Changes.Insert(new AuditEntry
        {
            Id = Guid.CreateVersion7(), At = now.Now, ActorId = now.Actor.Id, UnitCode = now.Actor.UnitCode, Verb = AuditVerb.Urged,
            Subject = dossier.Code, DossierId = dossier.Id, Note = urged.Value.StepKey,
        });
        return taskId;
    }

    /// <summary>The holder; where nobody serves as one the heads of the nearest unit, and where the one who urges is the only head those who may take the step.</summary>
    private static IEnumerable<string> Recipients(UserTask task, ChangeRequest request, Circumstances now)
    {
        var office = request.Me.Office;
        if (task.AssigneeId is { } holder && office.Person(holder) is not null) return [holder];
        var audience = new AlertAudience(office.Units, office.OfficersWith, officer => office.Person(officer) is not null);
        var others = audience.Nearest(Role.DivisionHead, task.UnitCode).Where(officer => officer != now.Actor.Id).ToList();
        return others.Count > 0 ? others : audience.Nearest(task.Role, task.UnitCode).Where(officer => officer != now.Actor.Id);
    }

    private static Reminder ReminderTo(string recipient, Dossier dossier, UserTask task, Urging urging, Circumstances now) => new()
    {
        SubjectId = task.Id, Threshold = Threshold.Urged, DueAt = now.Now, RecipientId = recipient, Subject = ReminderSubject.Task,
        DossierId = dossier.Id, DossierCode = dossier.Code, Title = task.Title, SentAt = now.Now,
        Details = new SaidDetails(now.Actor.Id, urging.Message.Trim()).ToString(),
    };

    /// <summary>Looks back through the acts on the dossier, the last first: a step's own are among the last few.</summary>
    private static DateTime? LastUrging(CommandSession session, Dossier dossier, Guid taskId, string officerId)
    {
        var opened = dossier.OpenTasks.FirstOrDefault(t => t.Id == taskId)?.OpenedAt;
        for (var sequence = dossier.HistoryCount; sequence > 0 && session.Find<HistoryEntry>(dossier.Id, sequence) is { } entry && entry.At >= opened; sequence--)
            if (entry.Verb == HistoryVerb.Urged && entry.TaskId == taskId && entry.ActorId == officerId) return entry.At;
        return null;
    }
}
