namespace Workflow.Core.Procedures;

/// <summary>One published state of a procedure. What it means never changes; only its drawing may be replaced.</summary>
public sealed class ProcedureVersion
{
    public required Guid Id { get; init; }
    public required string ProcedureCode { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of the built processes, procedure.json and forms in canonical form: names the version.</summary>
    public required string Meaning { get; init; }

    /// <summary>SHA-256 of the stored documents: tells one drawing from another.</summary>
    public required string Document { get; set; }

    /// <summary>The stored documents as one JSON object: procedure.json, processes and forms by file name.</summary>
    public required string Package { get; set; }
    public required DateTime PublishedAt { get; init; }
    public required string PublishedBy { get; init; }

    /// <summary>Why a process that does not fit its statutory limit was published all the same; null when it fits.</summary>
    public string? OverrunReason { get; init; }

    /// <summary>The number of the version whose content was restored; null for new content.</summary>
    public int? RestoredFrom { get; init; }

    /// <summary>Number of the decision that approved the process; null where none was given.</summary>
    public string? DecisionNumber { get; init; }

    /// <summary>Officer who approved it; the publisher where nobody else had to.</summary>
    public required string ApprovedBy { get; init; }

    /// <summary>From when on dossiers are received under it, UTC.</summary>
    public required DateTime EffectiveAt { get; init; }

    /// <summary>Whether it still waits for that instant.</summary>
    public bool IsScheduled { get; set; }

    /// <summary>Since when no dossier is received under it any more because it was withdrawn; null unless it was.</summary>
    public DateTime? WithdrawnAt { get; set; }
}
