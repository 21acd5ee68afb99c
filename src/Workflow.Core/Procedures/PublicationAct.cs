namespace Workflow.Core.Procedures;

/// <summary>What can be done to the versions of a procedure.</summary>
public enum PublicationVerb { Published, Redrawn, Scheduled, CameIntoForce, Proposed, Approved, Returned, TakenBack, Withdrawn, Restored }

/// <summary>Who did what to the versions of a procedure, and when; never changed.</summary>
public sealed class PublicationAct
{
    public required Guid Id { get; init; }
    public required string ProcedureCode { get; init; }

    /// <summary>The version that it was done to; null for what has no number yet.</summary>
    public int? Number { get; init; }
    public required PublicationVerb Verb { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Officer; empty where the clock did it.</summary>
    public required string By { get; init; }

    /// <summary>The reason given, or the former and the new hash of a drawing; null where there is none.</summary>
    public string? Note { get; init; }
}
