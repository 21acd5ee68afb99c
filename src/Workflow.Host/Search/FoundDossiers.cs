using Workflow.Core.Search;

namespace Workflow.Host.Search;

/// <summary>A word of a search with the procedures that have it.</summary>
/// <param name="Procedures">Codes of procedures.</param>
internal sealed record SoughtWord(SearchWord Word, string[] Procedures);

/// <summary>What a search comes to before anybody asks where to look.</summary>
/// <param name="Dossiers">
/// All dossiers that have every word, wherever they are, or of words that are all common, those of applicants whose name they are; null where each word is so
/// common that the words are to be looked for in a list as it is read.
/// </param>
internal sealed record FoundDossiers(IReadOnlyList<SoughtWord> Words, Guid[]? Dossiers);
