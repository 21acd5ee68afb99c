namespace Workflow.Core.Procedures;

/// <summary>
/// The version that a definition stood in when another version, which refers to it, was published: the other one means that content for ever.
/// </summary>
public sealed class VersionReference
{
    /// <summary>The version that refers.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>The definition that it refers to.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version that holds the definition; the referring one itself where both belong to one package.</summary>
    public required Guid PinnedVersionId { get; init; }

    /// <summary>File name of the definition within that version.</summary>
    public required string Process { get; init; }
}
