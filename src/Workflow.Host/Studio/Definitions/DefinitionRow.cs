namespace Workflow.Host.Studio.Definitions;

/// <summary>A version of a definition in a list: a draft, or a process of a published version.</summary>
internal sealed class DefinitionRow
{
    public required Guid Id { get; init; }

    /// <summary>File name within the version; null for a draft.</summary>
    public required string? Process { get; init; }
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    public required string? Description { get; init; }

    /// <summary>Number of the version; a draft's is the one that it would get.</summary>
    public required int Number { get; init; }
    public required DateTime CreatedAt { get; init; }

    /// <summary>Whether it is the draft, or the last version where there is none.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>Whether new dossiers are received under it.</summary>
    public required bool IsPublished { get; init; }

    public VersionKey Key => new(Id, Process);
}

/// <summary>One version of a definition with its text.</summary>
/// <param name="Document">As it is stored.</param>
/// <param name="Revision">What a save based on it must name.</param>
/// <param name="ProcedureCode">Null for a draft that belongs to none yet.</param>
internal sealed record DefinitionState(DefinitionRow Row, string Document, string Revision, string? ProcedureCode);
