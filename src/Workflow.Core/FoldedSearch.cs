using System.Collections.Frozen;
using System.Text;

namespace Workflow.Core;

/// <summary>Finds words in text that is stored as it was written, whatever its case and accents, as <see cref="FoldedText"/> finds them in text that is stored folded.</summary>
public static class FoldedSearch
{
    private const int MostWords = 8;
    private const int LongestText = 100;
    private const string Marks = "[\u0300-\u036F]*";

    // Up to where Unicode has Latin letters with marks; the Vietnamese ones are its last block.
    private const char FirstLetter = 'A';
    private const char LastLetter = '\u1EFF';

    private static readonly FrozenDictionary<char, string> sameLetters = Enumerable.Range(FirstLetter, LastLetter - FirstLetter + 1).Select(c => (char)c).Where(char.IsLetter)
        .Select(c => (Letter: c, Folded: FoldedText.Of(c.ToString()))).Where(l => l.Folded is [>= 'a' and <= 'z'])
        .GroupBy(l => l.Folded[0], l => l.Letter).ToFrozenDictionary(same => same.Key, same => string.Concat(same));

    /// <summary>
    /// A regular expression for each word of what somebody searches, to be found all of them; .NET, which evaluates them for SQLite, and PostgreSQL read them
    /// alike. Of a longer text the first 100 characters count, and of these the first eight words; none for a blank one.
    /// </summary>
    public static IReadOnlyList<string> Patterns(string? text)
    {
        var folded = FoldedText.Of(text is null || text.Length <= LongestText ? text ?? "" : text[..LongestText]);
        return [.. folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MostWords).Select(Pattern)];
    }

    private static string Pattern(string word)
    {
        var pattern = new StringBuilder();
        foreach (var c in word)
        {
            if (sameLetters.TryGetValue(c, out var letters)) pattern.Append('[').Append(letters).Append(']').Append(Marks);
            else if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c != '_') pattern.Append('\\').Append(c);
            else if (char.IsLetter(c) && !char.IsSurrogate(c)) pattern.Append('[').Append(c).Append(char.ToUpperInvariant(c)).Append(']').Append(Marks);
            else pattern.Append(c);
        }
        return pattern.ToString();
    }
}
