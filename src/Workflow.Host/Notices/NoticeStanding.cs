using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Notices;
using Workflow.Core.Submissions;
using Workflow.Core.Tasks;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Notices;

/// <summary>Whether what a notice says still holds, when it is finally to be sent.</summary>
internal static class NoticeStanding
{
    private static readonly string Asked = $"{ReminderSubject.Clarification}.{Threshold.Asked}";
    private static readonly string Urged = $"{ReminderSubject.Task}.{Threshold.Urged}";

    /// <summary>Whether the step is done, the date moved or the moment past.</summary>
    public static bool IsOutOfDate(Notice notice, CommandSession session, DateTime now) =>
        notice.Until <= now || notice.Subject is { } subject && IsOutOfDate(notice, subject, session);

    private static bool IsOutOfDate(Notice notice, NoticeSubject subject, CommandSession session)
    {
        if (subject.Kind == ReminderSubject.Submission)
            return session.Find<Submission>(subject.Id) is not { State: SubmissionState.Submitted } submission || submission.AcknowledgeDueAt != subject.DueAt;
        // A question that was answered needs no answer; an answer stays one.
        if (subject.Kind == ReminderSubject.Clarification) return notice.Template == Asked && session.Find<Clarification>(subject.Id) is not { IsOpen: true };
        if (subject.Kind != ReminderSubject.Dossier)
            return session.Find<UserTask>(subject.Id) is not { State: TaskState.Open } task
                // An urging is of no due date.
                || notice.Template != Urged && task.DueAt is { } due && due != subject.DueAt;
        if (subject.DossierId is not { } id || session.Dossier(id) is not { IsClosed: false, ProcessingEndedAt: null } dossier) return true;
        return notice.Kind == NoticeKinds.Supplement
            ? dossier.State is not (DossierState.AwaitingSupplement or DossierState.AwaitingFinancialObligation)
            // An apology may have moved the promised date alone; each of the two has thresholds of its own.
            : dossier.IsPaused || subject.DueAt != dossier.AppointedAt && subject.DueAt != dossier.BindingAt;
    }
}
