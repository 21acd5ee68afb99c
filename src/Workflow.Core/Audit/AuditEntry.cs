namespace Workflow.Core.Audit;

/// <summary>One thing that somebody did or looked at beside the history of a dossier; never changed once written.</summary>
public sealed class AuditEntry
{
    /// <summary>Version 7: ids stand in the order of time.</summary>
    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Officer, machine or the service itself.</summary>
    public required string ActorId { get; init; }

    /// <summary>The actor's unit at that moment; empty for the service itself.</summary>
    public required string UnitCode { get; init; }
    public required AuditVerb Verb { get; init; }

    /// <summary>What it was done to, by a name that people know: a dossier code, an officer, a unit. At most 200 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>The dossier that it touches; null for everything else.</summary>
    public Guid? DossierId { get; init; }

    /// <summary>What was changed or why, without personal data; null where there is nothing to add. At most 2,000 characters.</summary>
    public string? Note { get; init; }
}
