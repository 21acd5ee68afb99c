using Workflow.Core.Dossiers;

namespace Workflow.Core.Tasks;

/// <summary>A view of the inbox with its filters and search, kept under a name: an officer's own, or a unit's for all who serve in it and below.</summary>
public sealed class SavedFilter : IRevised
{
    /// <summary>Most characters of a name.</summary>
    public const int MostName = 60;

    /// <summary>Most characters of a query.</summary>
    public const int MostQuery = 400;

    /// <summary>Most filters of one officer, and of one unit.</summary>
    public const int MostKept = 40;

    public required Guid Id { get; init; }

    /// <summary>Whose it is; null for a unit's.</summary>
    public string? OfficerId { get; init; }

    /// <summary>Which unit's it is; null for an officer's own.</summary>
    public string? UnitCode { get; init; }
    public required string Name { get; set; }

    /// <summary>The query of the inbox's address in canonical form, without the leading mark; empty for the inbox that opens by itself.</summary>
    public required string Query { get; init; }

    /// <summary>Its place in the list, from 1; gaps mean nothing.</summary>
    public int Position { get; set; }
    public int Revision { get; set; }
}
