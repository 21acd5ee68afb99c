namespace Workflow.Core.Search;

/// <summary>What somebody searches, as words that a dossier must have all of. Personal data, like what it finds: never logged.</summary>
/// <param name="Together">The words as they follow one another, a space between them; null for a single word and for anything with a digit.</param>
public sealed record SearchQuery(IReadOnlyList<SearchWord> Words, string? Together = null)
{
    /// <summary>Most characters that count.</summary>
    public const int LongestText = 100;

    /// <summary>Most words that count.</summary>
    public const int MostWords = 8;

    // A Vietnamese number has ten digits, with the country's code eleven; it is read out in groups.
    private const int FewestPhoneDigits = 9;
    private const int MostPhoneDigits = 11;

    /// <summary>The terms of names in which the words follow one another; null where they are no name.</summary>
    public TermRange? Name => Together is { } together ? TermRange.Of(SearchTerms.NameOf(together)) : null;

    /// <summary>Whether nothing is searched: the text was empty, or without a letter or digit.</summary>
    public bool IsEmpty => Words.Count == 0;

    /// <summary>Reads what was typed; of a longer text the beginning counts.</summary>
    public static SearchQuery Of(string? text)
    {
        var typed = text is null || text.Length <= LongestText ? text ?? "" : text[..LongestText];
        if (IsPhone(typed)) return new([SearchWord.Of(SearchTerms.PhoneOf(typed))]);
        var parts = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(Parts).ToList();
        return new(
            [.. parts.Distinct(StringComparer.Ordinal).Take(MostWords).Select(SearchWord.Of)],
            parts.Count > 1 && !typed.Any(char.IsAsciiDigit) ? string.Join(' ', parts) : null);
    }

    /// <summary>What has digits is a code or a part of one, however it is divided; anything else is words.</summary>
    private static IEnumerable<string> Parts(string token)
    {
        if (!token.Any(char.IsAsciiDigit)) return SearchTerms.WordsOf(token);
        var joined = SearchTerms.Joined(token);
        return [joined.Length <= SearchTerms.Longest - 1 ? joined : joined[..(SearchTerms.Longest - 1)]];
    }

    private static bool IsPhone(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        return digits is >= FewestPhoneDigits and <= MostPhoneDigits
            && text.FirstOrDefault(c => char.IsAsciiDigit(c) || c == '+') is '0' or '+' or '8'
            && text.All(c => char.IsAsciiDigit(c) || c is ' ' or '.' or '-' or '+' or '(' or ')');
    }
}
