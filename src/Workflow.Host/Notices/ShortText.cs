using System.Globalization;
using System.Text;

namespace Workflow.Host.Notices;

/// <summary>Text messages as short as they are paid for: one part without diacritics, or two with them.</summary>
internal static class ShortText
{
    /// <summary>Characters of one part in the GSM alphabet.</summary>
    public const int Longest = 160;

    /// <summary>Characters of two joined parts beyond that alphabet, 67 each.</summary>
    public const int LongestWithDiacritics = 134;

    private const string Cut = "..";

    // Of the GSM alphabet what costs a single character and needs no escape.
    private const string Allowed = "@$_!\"#%&'()*+,-./:;<=>?";

    /// <summary>The text in letters of the GSM alphabet, cut to one part: Vietnamese without its marks, anything unknown as a question mark.</summary>
    public static string Plain((string Text, string Title, string Link) parts) =>
        Fit((Bare(parts.Text), Bare(parts.Title), Bare(parts.Link)), Longest);

    /// <summary>Parts that a text is sent and paid as: 160 characters in one of the GSM alphabet or 70 with diacritics, 153 or 67 in each of several.</summary>
    public static int Parts(string text, bool withDiacritics)
    {
        var (alone, joined) = withDiacritics ? (70, 67) : (160, 153);
        return text.Length <= alone ? 1 : (text.Length + joined - 1) / joined;
    }

    /// <summary>Puts title and link into a text; the title gives way first, then the link goes.</summary>
    public static string Fit((string Text, string Title, string Link) parts, int longest)
    {
        var (text, title, link) = parts;
        var whole = Whole(text, title, link);
        if (whole.Length <= longest) return whole;
        var room = title.Length - (whole.Length - longest) - Cut.Length;
        if (room >= 0) return Whole(text, title[..room].TrimEnd() + Cut, link);
        if (link.Length > 0) return Fit((text, title, ""), longest);
        return Whole(text, "", "") is var bare && bare.Length > longest ? bare[..longest] : bare;
    }

    private static string Whole(string text, string title, string link) =>
        (text.Replace("{title}", title, StringComparison.Ordinal) + (link.Length > 0 ? " " + link : "")).Trim();

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            bare.Append(letter switch
            {
                'đ' => 'd',
                'Đ' => 'D',
                '–' or '—' => '-',
                '“' or '”' => '"',
                '‘' or '’' => '\'',
                '{' or '}' => letter,
                _ when char.IsAsciiLetterOrDigit(letter) || Allowed.Contains(letter, StringComparison.Ordinal) => letter,
                _ when char.IsWhiteSpace(letter) => ' ',
                _ => '?',
            });
        }
        return bare.ToString();
    }
}
