namespace Workflow.Core.Procedures;

/// <summary>A drawing that came too late, after somebody else had saved the draft: kept for a day, so that nothing is lost.</summary>
public sealed class SideDraft
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    public required string Document { get; init; }

    /// <summary>Officer whose save was refused; one copy for each officer and browser, the last.</summary>
    public required string SavedBy { get; init; }
    public required string SavedIn { get; init; }
    public required DateTime SavedAt { get; init; }

    /// <summary>Removed at this instant.</summary>
    public required DateTime KeptUntil { get; init; }
}
