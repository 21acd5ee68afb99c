namespace Workflow.Core.Deadlines;

/// <summary>The thresholds of a due date (docs/deadlines.md, section 7), each graver than the one before.</summary>
public enum Threshold
{
    /// <summary>Yellow: remaining time at most half the limit, bounded by a working day or a fifth of it.</summary>
    Near,
    /// <summary>Orange: four working hours remain.</summary>
    LastHours,
    /// <summary>Red: the due instant has passed.</summary>
    Overdue,
    /// <summary>Overdue for so long that the approver is told.</summary>
    RaisedToApprover,
    /// <summary>Overdue for so long that the supervisor of the centre is told.</summary>
    RaisedToSupervisor,
    /// <summary>Of no due date: what lies before an officer in the morning.</summary>
    Daily,
    /// <summary>Of no due date: a supervisor urged the step on.</summary>
    Urged,
    /// <summary>Of no due date: an officer was asked something at a step.</summary>
    Asked,
    /// <summary>Of no due date: the question of an officer was answered.</summary>
    Answered,
}
