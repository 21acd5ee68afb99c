using Workflow.Core.Deadlines;

namespace Workflow.Host.Reminders;

/// <summary>A reminder as the API shows it.</summary>
/// <param name="Id">Names it within the caller's feed, e.g. to mark it as read.</param>
/// <param name="SubjectId">Id of the step or of the dossier.</param>
/// <param name="Title">Title of the step, or name of the procedure.</param>
internal sealed record ReminderView(
    string Id, ReminderSubject Subject, Guid SubjectId, Guid? DossierId, string DossierCode, string Title,
    Threshold Threshold, DateTime DueAt, DateTime SentAt, DateTime? ReadAt)
{
    public static ReminderView Of(Reminder reminder) => new(
        ReminderKey.Of(reminder).ToString(), reminder.Subject, reminder.SubjectId, reminder.DossierId, reminder.DossierCode, reminder.Title,
        reminder.Threshold, reminder.DueAt, reminder.SentAt, reminder.ReadAt);
}

/// <summary>One page of a feed.</summary>
/// <param name="Next">Opaque; null on the last page.</param>
/// <param name="Unread">Unread reminders of the whole feed.</param>
internal sealed record ReminderFeedView(IReadOnlyList<ReminderView> Items, string? Next, int Unread);

/// <summary>The counter beside the bell.</summary>
internal sealed record UnreadReminders(int Unread);
