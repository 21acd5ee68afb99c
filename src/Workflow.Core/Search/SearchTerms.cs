namespace Workflow.Core.Search;

/// <summary>The words of a dossier, so written that each thing an officer may type is a prefix of one of them.</summary>
public static class SearchTerms
{
    /// <summary>Most characters of a term; what is longer is found by its beginning.</summary>
    public const int Longest = 64;

    /// <summary>Stands before what is written backwards, so that last digits are a prefix; no term written forwards begins with it.</summary>
    public const char Backwards = '~';

    /// <summary>Stands before words of a name that follow one another; no other term begins with it.</summary>
    public const char NameMark = '=';

    private const string CountryCode = "84";

    /// <summary>From so many of its first words on a name is found as a whole; a longer one is an organisation's.</summary>
    private const int MostBeginnings = 4;

    /// <summary>The terms of a dossier without repetition: each word of the applicant's name, the name from its first words on, and code and phone forwards and backwards.</summary>
    public static IEnumerable<string> Of(string code, string applicantName, string phone)
    {
        IEnumerable<string> numbers = [Joined(code), PhoneOf(phone)];
        var words = WordsOf(applicantName).ToList();
        var beginnings = Enumerable.Range(0, Math.Clamp(words.Count - 1, 0, MostBeginnings)).Select(first => NameOf(string.Join(' ', words.Skip(first))));
        return words.Concat(beginnings).Concat(numbers.Where(n => n.Length > 0).SelectMany(n => (string[])[Cut(n), Reversed(n)])).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The folded words of a text: runs of letters and digits.</summary>
    public static IEnumerable<string> WordsOf(string text)
    {
        var folded = FoldedText.Of(text);
        for (var at = 0; at < folded.Length; at++)
        {
            if (!char.IsLetterOrDigit(folded[at])) continue;
            var begin = at;
            while (at < folded.Length && char.IsLetterOrDigit(folded[at])) at++;
            yield return Cut(folded[begin..at]);
        }
    }

    /// <summary>Folded words of a name that follow one another, a space between them, behind their mark.</summary>
    public static string NameOf(string words) => Cut(NameMark + words);

    /// <summary>The folded letters and digits of a code without what stands between them.</summary>
    public static string Joined(string code) => string.Concat(FoldedText.Of(code).Where(char.IsLetterOrDigit));

    /// <summary>The digits of a phone number as it is dialled in the country: <c>+84 912…</c> is <c>0912…</c>.</summary>
    public static string PhoneOf(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > 10 && digits.StartsWith(CountryCode, StringComparison.Ordinal) ? "0" + digits[CountryCode.Length..] : digits;
    }

    /// <summary>Written backwards behind its mark.</summary>
    public static string Reversed(string word)
    {
        var letters = word.ToCharArray();
        Array.Reverse(letters);
        return Cut(Backwards + new string(letters));
    }

    private static string Cut(string term) => term.Length <= Longest ? term : term[..Longest];
}
