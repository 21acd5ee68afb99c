namespace Workflow.Core.Deadlines;

/// <summary>What a reminder is about.</summary>
public enum ReminderSubject { Task, Dossier }

/// <summary>
/// A reminder that was sent. Subject, threshold, due instant and recipient are its key: the same threshold of the same due
/// date is never sent twice to the same officer, whatever is restarted in between.
/// </summary>
public sealed class Reminder
{
    public required Guid SubjectId { get; init; }
    public required Threshold Threshold { get; init; }

    /// <summary>The due instant it was sent for, UTC.</summary>
    public required DateTime DueAt { get; init; }
    public required string RecipientId { get; init; }
    public required ReminderSubject Subject { get; init; }
    public required Guid DossierId { get; init; }
    public required string DossierCode { get; init; }

    /// <summary>Title of the step, or name of the procedure.</summary>
    public required string Title { get; init; }
    public required DateTime SentAt { get; init; }
    public DateTime? ReadAt { get; set; }
}
