using System.Text;

namespace Workflow.Core.Ratings;

/// <summary>Makes plain text of what an applicant has typed: lines stay, what nobody sees goes.</summary>
public static class RatingComment
{
    /// <summary>Most characters (UTF-16 units), a line break counted once.</summary>
    public const int Longest = 500;

    private const char Line = '\n';

    /// <summary>The text without control characters and invisible marks, lines ended by one character; null where nothing is left.</summary>
    public static string? Clean(string? typed)
    {
        if (typed is null) return null;
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == Line || !IsUnseen(rune)) text.Append(rune.ToString());
            else if (rune.Value == '\t') text.Append(' ');
        var said = text.ToString().Trim();
        return said.Length == 0 ? null : said;
    }

    // Beside what is not drawn at all, the marks that turn the direction of whatever stands around the comment.
    private static bool IsUnseen(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF;
}
