namespace Workflow.Host.Studio.Definitions;

/// <summary>What a list of definitions is asked for.</summary>
/// <param name="Ids">Versions by their ids towards Studio; null for any.</param>
/// <param name="DefinitionIds">Null for any.</param>
/// <param name="Page">From 0.</param>
/// <param name="Size">Null for as many as are given without being asked.</param>
internal sealed record DefinitionFilter(VersionChoice Versions, IReadOnlyList<string>? Ids, IReadOnlyList<string>? DefinitionIds, string? Search, int Page, int? Size)
{
    private const int Usual = 100;
    private const int Most = 1000;

    public DefinitionOrder Order { get; init; }
    public bool Descending { get; init; }

    /// <summary>The filter of the list of instances names every definition without asking for pages.</summary>
    public int Take => Size is { } size ? Math.Clamp(size, 1, Most) : Versions.Which == VersionChoice.Kind.LatestOrPublished ? Most : Usual;

    public int Skip => (int)Math.Min((long)Math.Max(Page, 0) * Take, int.MaxValue);
}

/// <summary>By what a list of definitions is ordered.</summary>
internal enum DefinitionOrder { Name, Created, Version }
