namespace Workflow.Core.Search;

/// <summary>One word by which a dossier is found; written with the dossier's code and never changed.</summary>
public sealed class SearchTerm
{
    /// <summary>As <see cref="SearchTerms"/> writes it: compared by its bytes.</summary>
    public required string Term { get; init; }
    public required Guid DossierId { get; init; }
}
