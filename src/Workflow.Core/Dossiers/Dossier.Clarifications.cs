using Workflow.Core.Tasks;

namespace Workflow.Core.Dossiers;

public sealed partial class Dossier
{
    /// <summary>Asks another officer something at an open step. The step stays where it is and its time goes on.</summary>
    public Result<Clarification> Ask(Guid taskId, int? expectedRevision, string officerId, string question, Circumstances now, ChangeSet changes)
    {
        if (openTasks.Find(t => t.Id == taskId) is not { } task) return NotOpen();
        if (task.RefusalFor(now, expectedRevision, ProcedureCode) is { } refusal) return refusal;
        if (now.FindOfficer(officerId) is not { } asked || !asked.DoesSteps) return DossierSentences.Refuse(RejectionKind.Unprocessable, "AskedUnknown", now.NameOf(officerId));
        if (asked.Id == now.Actor.Id) return DossierSentences.Refuse(RejectionKind.Unprocessable, "AskedOneself");
        if (string.IsNullOrWhiteSpace(question)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "QuestionMissing");
        if (Reason.CheckLength(question) is { } tooLong) return tooLong;

        var clarification = new Clarification
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now.Now)),
            DossierId = Id,
            DossierCode = Code,
            ProcedureCode = ProcedureCode,
            ProcedureName = ProcedureName,
            TaskId = task.Id,
            StepTitle = task.Title,
            UnitCode = task.UnitCode,
            AskerId = now.Actor.Id,
            AskedId = asked.Id,
            Question = question.Trim(),
            AskedAt = now.Now,
        };
        changes.Insert(clarification);
        RecordHistory(HistoryVerb.ClarificationAsked, now, changes, task, asked.Id, clarification.Question, actingFor: task.PrincipalOf(now.Actor));
        return clarification;
    }

    /// <summary>Answers a question once, as the asked officer or as the deputy of that officer.</summary>
    public Result<Clarification> Answer(Clarification clarification, string answer, Circumstances now, ChangeSet changes)
    {
        if (!now.MayAnswer(clarification)) return DossierSentences.Refuse(RejectionKind.Forbidden, "NotAsked", now.NameOf(clarification.AskedId));
        if (!clarification.IsOpen) return DossierSentences.Refuse(RejectionKind.Conflict, "AnsweredAlready", now.NameOf(clarification.AnsweredBy!));
        if (IsClosed) return DossierSentences.Refuse(RejectionKind.Conflict, "DossierClosed", Code);
        if (string.IsNullOrWhiteSpace(answer)) return DossierSentences.Refuse(RejectionKind.Unprocessable, "AnswerMissing");
        if (Reason.CheckLength(answer) is { } tooLong) return tooLong;

        clarification.Take(answer.Trim(), now.Actor.Id, now.Now);
        changes.Update(clarification);
        RecordHistory(
            HistoryVerb.ClarificationAnswered, now, changes, outcome: clarification.AskerId, reason: clarification.Answer,
            actingFor: clarification.AskedId == now.Actor.Id ? null : clarification.AskedId);
        return clarification;
    }
}
