namespace Workflow.Core.Procedures;

/// <summary>A definition of the current version of a procedure, as others may refer to it.</summary>
public sealed class PublishedDefinition
{
    public required string ProcedureCode { get; init; }

    /// <summary>File name within the version.</summary>
    public required string Process { get; init; }

    /// <summary>The id by which processes start it.</summary>
    public required string DefinitionId { get; set; }

    /// <summary>The type that it is to others as an activity; null where it is none.</summary>
    public string? ActivityType { get; set; }

    /// <summary>The version that is current.</summary>
    public required Guid VersionId { get; set; }
}
