using Workflow.Core.Deadlines;

namespace Workflow.Core.Notices;

/// <summary>What people are told of, each of which they may take or leave by channel.</summary>
[Flags]
public enum NoticeKinds
{
    None = 0,
    /// <summary>A step is about to be late.</summary>
    StepNear = 1,
    /// <summary>A step is late.</summary>
    StepOverdue = 2,
    /// <summary>A dossier's appointed date is near.</summary>
    DossierNear = 4,
    /// <summary>A dossier's appointed date has passed.</summary>
    DossierOverdue = 8,
    /// <summary>An online submission has yet to be acknowledged.</summary>
    Acknowledgement = 16,
    /// <summary>The time for a supplement is running out.</summary>
    Supplement = 32,
    /// <summary>The list of a morning.</summary>
    Digest = 64,
    /// <summary>A question beside the process, or the answer to one.</summary>
    Clarification = 128,
}

/// <summary>Which kind a reminder is of.</summary>
public static class NoticeKindOfReminder
{
    public static NoticeKinds Of(ReminderSubject subject, Threshold threshold) => (subject, threshold) switch
    {
        (ReminderSubject.Supplement or ReminderSubject.Payment, _) => NoticeKinds.Supplement,
        (ReminderSubject.Digest, _) => NoticeKinds.Digest,
        (ReminderSubject.Clarification, _) => NoticeKinds.Clarification,
        (ReminderSubject.Submission, _) => NoticeKinds.Acknowledgement,
        (ReminderSubject.Task, >= Threshold.Overdue) => NoticeKinds.StepOverdue,
        (ReminderSubject.Task, _) => NoticeKinds.StepNear,
        (_, >= Threshold.Overdue) => NoticeKinds.DossierOverdue,
        _ => NoticeKinds.DossierNear,
    };
}
