namespace Workflow.Core.Dossiers;

/// <summary>What was done to a dossier.</summary>
public enum HistoryVerb
{
    Received,
    StepCompleted,
    StepClaimed,
    StepReleased,
    StepReassigned,
    ReturnedToEarlierStep,
    CallAnswered,
    CallFailed,
    EventRaised,
    IncidentRetried,
    IncidentSkipped,
    TimerElapsed,
    RequestArrived,
    WorkCompleted,
    WorkFailed,
    Withdrawn,
    ChildReported,
    EndedWithParent,
    Extended,
    Suspended,
    Resumed,
    LimitChanged,
    Recomputed,
    DocumentAdded,
    DocumentReplaced,
    PaymentRecorded,
    PaymentExempted,
    PaymentRefunded,
    ClarificationAsked,
    ClarificationAnswered,
    Urged,
}

/// <summary>One act on a dossier: who, when, on whose behalf, why. Never changed once written.</summary>
public sealed class HistoryEntry
{
    public required Guid DossierId { get; init; }

    /// <summary>Order of the acts on a dossier, from 1 without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required HistoryVerb Verb { get; init; }
    public required string ActorId { get; init; }

    /// <summary>The authority and document behind a delegated act; null for an act in one's own right.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The absent officer whose deputy the actor was (thay mặt); null for an act in one's own name.</summary>
    public string? ActingForId { get; init; }
    public required string UnitCode { get; init; }
    public Guid? TaskId { get; init; }
    public string? StepKey { get; init; }
    public string? Outcome { get; init; }
    public string? Reason { get; init; }

    /// <summary>Compact JSON: activities that the process came by, journal lines, a number that was allotted, names of corrected variables, who had a step before, a document, an amount. Null when there is nothing to add.</summary>
    public string? Details { get; set; }

    /// <summary>How many đồng a payment, an exemption or a refund was about, and how they were paid; 0 for any other act.</summary>
    public (long Amount, PaymentMeans? Means) Payment => HistoryDetails.AmountIn(Details);
}
