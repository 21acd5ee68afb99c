namespace Workflow.Core.Deadlines;

/// <summary>What a reminder is about.</summary>
public enum ReminderSubject
{
    /// <summary>The time of a step.</summary>
    Task,
    /// <summary>The appointed date of a dossier.</summary>
    Dossier,
    /// <summary>The time in which an applicant may bring what is missing.</summary>
    Supplement,
    /// <summary>The time in which an applicant is to pay.</summary>
    Payment,
    /// <summary>The morning digest of an officer.</summary>
    Digest,
    /// <summary>The time in which reception must answer an online submission.</summary>
    Submission,
    /// <summary>A question beside the process, or its answer.</summary>
    Clarification,
}

/// <summary>
/// A reminder that was sent. Subject, threshold, due instant and recipient are its key: the same threshold of the same due
/// date is never sent twice to the same officer, whatever is restarted in between.
/// </summary>
public sealed class Reminder
{
    /// <summary>Stands for the applicant as recipient, who has no feed; no officer's sign-in name begins so.</summary>
    public const string Applicant = "@applicant";

    public required Guid SubjectId { get; init; }
    public required Threshold Threshold { get; init; }

    /// <summary>The due instant it was sent for, UTC; of an urging, a question or an answer the instant of that.</summary>
    public required DateTime DueAt { get; init; }
    public required string RecipientId { get; init; }
    public required ReminderSubject Subject { get; init; }

    /// <summary>Null, and the code empty, in a digest; null, and the code the portal's reference, for an online submission.</summary>
    public Guid? DossierId { get; init; }
    public string DossierCode { get; init; } = "";

    /// <summary>Title of the step, or name of the procedure.</summary>
    public required string Title { get; init; }

    /// <summary>What a digest counts or who said what in urging, asking or answering, as compact JSON; null for everything else.</summary>
    public string? Details { get; init; }
    public required DateTime SentAt { get; init; }
    public DateTime? ReadAt { get; set; }
}
