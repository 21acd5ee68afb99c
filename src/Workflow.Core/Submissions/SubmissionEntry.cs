namespace Workflow.Core.Submissions;

/// <summary>What was done to an online submission.</summary>
public enum SubmissionVerb { Submitted, SupplementAsked, Supplied, Accepted, Refused, Withdrawn }

/// <summary>One act on an online submission: who, when, why. Never changed once written.</summary>
public sealed class SubmissionEntry
{
    public required Guid SubmissionId { get; init; }

    /// <summary>Order of the acts, from 1 without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
    public required SubmissionVerb Verb { get; init; }
    public required string ActorId { get; init; }
    public required string UnitCode { get; init; }

    /// <summary>By when reception was to answer: the date that the act set, or the one that it met or missed. Null where none ran.</summary>
    public DateTime? AcknowledgeDueAt { get; init; }
    public string? Reason { get; init; }
    public string? LegalBasis { get; init; }

    /// <summary>The items of form 02 as compact JSON (<see cref="SupplementSlip"/>); null for every other act.</summary>
    public string? Slip { get; init; }
}
