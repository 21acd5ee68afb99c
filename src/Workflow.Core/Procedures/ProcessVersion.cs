namespace Workflow.Core.Procedures;

/// <summary>One process as it stands in one version of a procedure: what lists of definitions and references to them are answered from.</summary>
public sealed class ProcessVersion
{
    public required Guid VersionId { get; init; }

    /// <summary>File name within the version.</summary>
    public required string Process { get; init; }
    public required string ProcedureCode { get; init; }

    /// <summary>Number of the version.</summary>
    public required int Number { get; init; }

    /// <summary>The id by which processes start it and the designer opens it; no other procedure has it.</summary>
    public required string DefinitionId { get; init; }
    public required string Name { get; set; }
    public string? Description { get; set; }

    /// <summary>The type that it is to others as an activity; null where it is none.</summary>
    public string? ActivityType { get; set; }
    public required DateTime PublishedAt { get; init; }

    /// <summary>Whether no later version of the procedure holds the definition.</summary>
    public bool IsLatest { get; set; }

    /// <summary>Whether new dossiers are received under its version: only then others may refer to it.</summary>
    public bool IsCurrent { get; set; }
}
