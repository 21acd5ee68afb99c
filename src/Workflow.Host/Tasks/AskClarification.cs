using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Tasks;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Notices;
using Workflow.Host.Reminders;
using Workflow.Persistence;

namespace Workflow.Host.Tasks;

/// <summary>Whom to ask, and what.</summary>
internal sealed record AskRequest(string OfficerId, string Question);

/// <summary>What the asked officer answers.</summary>
internal sealed record AnswerRequest(string Answer);

/// <summary>A question of an officer at a step and its answer. Instants are UTC.</summary>
/// <param name="Answer">Null while it is open.</param>
internal sealed record ClarificationView(
    Guid Id, Guid TaskId, string DossierCode, string ProcedureName, string StepTitle, string AskerId, string AskedId, string Question, DateTime AskedAt,
    string? Answer, string? AnsweredBy, DateTime? AnsweredAt, int Revision)
{
    public static ClarificationView Of(Clarification c) => new(
        c.Id, c.TaskId, c.DossierCode, c.ProcedureName, c.StepTitle, c.AskerId, c.AskedId, c.Question, c.AskedAt, c.Answer, c.AnsweredBy, c.AnsweredAt, c.Revision);
}

/// <summary>Questions beside the process: asked at a step, answered by whoever was asked, shown at the step; each stands in the feed of whom it is for. Nothing moves and no clock stops.</summary>
internal sealed class AskClarification(IDbContextFactory<WorkflowDbContext> contexts, DossierCommands commands, TaskOwners owners, NoticePlan notices)
{
    /// <summary>Asks another officer something at a step.</summary>
    public async Task<Result<ClarificationView>> Ask(ChangeRequest request, Guid taskId, AskRequest wish)
    {
        var owner = await owners.DossierOf(taskId);
        if (owner.Rejection is { } unknown) return unknown;
        var committed = await commands.RunOnTask(
            request, owner.Value, taskId, turn => Ask(turn, taskId, request, wish));
        if (committed.Rejection is { } rejection) return rejection;
        return ClarificationView.Of(committed.Value.IsRepeated ? await LastOf(request.Me, taskId) : committed.Value.Value!);
    }

    /// <summary>Answers a question that was put to the caller, or to somebody for whom the caller acts; any other is not found.</summary>
    public async Task<Result<ClarificationView>> Answer(ChangeRequest request, Guid id, AnswerRequest answer)
    {
        if (await Find(id) is not { } asked) return NotFound;
        var committed = await commands.RunOnQuestion(request, asked, (turn, question) => Answer(turn, question, request, answer));
        if (committed.Rejection is { } rejection) return rejection;
        return ClarificationView.Of(committed.Value.IsRepeated ? (await Find(id))! : committed.Value.Value!);
    }

    /// <summary>What was asked at a step, in order.</summary>
    public async Task<IReadOnlyList<Clarification>> OfTask(Guid taskId, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Clarifications.AsNoTracking().Where(c => c.TaskId == taskId).OrderBy(c => c.AskedAt).ThenBy(c => c.Id).ToListAsync(cancellation);
    }

    /// <summary>Whoever may answer hears of the question: the asked officer, and who acts for that officer meanwhile.</summary>
    private Result<Clarification> Ask(DossierTurn turn, Guid taskId, ChangeRequest request, AskRequest wish)
    {
        var (_, dossier, now) = turn;
        var asked = dossier.Ask(taskId, request.Revision, wish.OfficerId, wish.Question, now, turn.Changes);
        if (asked.Rejection is { } rejection) return rejection;
        var question = asked.Value;
        var office = request.Me.Office;
        var deputies = office.DeputiesOf(question.AskedId).Where(d => d.Covers(dossier.ProcedureCode, office.Day)).Select(d => d.DeputyOfficerId);
        foreach (var recipient in deputies.Append(question.AskedId).Distinct()) Tell(recipient, Threshold.Asked, question, question.Question, turn);
        return question;
    }

    private Result<Clarification> Answer(DossierTurn turn, Clarification question, ChangeRequest request, AnswerRequest answer)
    {
        var answered = turn.Dossier.Answer(question, answer.Answer, turn.Now, turn.Changes);
        if (answered.Rejection is { } rejection) return rejection;
        if (request.Me.Office.Person(question.AskerId) is not null) Tell(question.AskerId, Threshold.Answered, question, question.Answer!, turn);
        return question;
    }

    /// <summary>Reminds an officer of what was said; nobody is reminded of their own words.</summary>
    private void Tell(string recipient, Threshold threshold, Clarification question, string words, DossierTurn turn)
    {
        var (_, dossier, now) = turn;
        if (recipient == now.Actor.Id) return;
        var reminder = new Reminder
        {
            SubjectId = question.Id, Threshold = threshold, DueAt = now.Now, RecipientId = recipient, Subject = ReminderSubject.Clarification,
            DossierId = dossier.Id, DossierCode = dossier.Code, Title = question.StepTitle, SentAt = now.Now,
            Details = new SaidDetails(now.Actor.Id, words).ToString(),
        };
        turn.Changes.Send(new ReminderDraft(reminder, notices.Of(reminder, dossier.ReceivingUnit, now.Now)));
    }

    private async Task<Clarification?> Find(Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Clarifications.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id);
    }

    private async Task<Clarification> LastOf(CurrentActor me, Guid taskId)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Clarifications.AsNoTracking().Where(c => c.TaskId == taskId && c.AskerId == me.Actor.Id).OrderByDescending(c => c.AskedAt).ThenByDescending(c => c.Id).FirstAsync();
    }

    private static Rejection NotFound => ServiceSentences.Refuse(RejectionKind.NotFound, "ClarificationNotFound");
}
