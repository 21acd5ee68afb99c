namespace Workflow.Core.Search;

/// <summary>The terms from one, inclusive, up to another, exclusive: all that begin alike.</summary>
public readonly record struct TermRange(string From, string To)
{
    public static TermRange Of(string prefix) => new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));

    public bool Holds(string term) => string.CompareOrdinal(term, From) >= 0 && string.CompareOrdinal(term, To) < 0;
}

/// <summary>One word that somebody searches: a dossier has it when one of its terms lies in a range, or when its procedure has the word.</summary>
/// <param name="Text">Folded letters and digits.</param>
/// <param name="Begins">Terms that begin with it.</param>
/// <param name="Ends">Codes and phone numbers that end with it; null for a word without a digit.</param>
public sealed record SearchWord(string Text, TermRange Begins, TermRange? Ends)
{
    public static SearchWord Of(string text) =>
        new(text, TermRange.Of(text), text.Any(char.IsAsciiDigit) ? TermRange.Of(SearchTerms.Reversed(text)) : null);

    /// <summary>Whether a dossier with this term has the word.</summary>
    public bool IsIn(string term) => Begins.Holds(term) || Ends?.Holds(term) == true;

    /// <summary>Whether a procedure has the word: at the beginning of a word of its name, or of its code.</summary>
    /// <param name="words">The procedure's code joined, and the words of its name.</param>
    public bool IsInProcedure(IEnumerable<string> words) => words.Any(word => word.StartsWith(Text, StringComparison.Ordinal));
}
