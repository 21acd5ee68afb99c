using System.Globalization;
using System.Text;

namespace Workflow.Core.Documents;

/// <summary>Makes a file name that came from outside fit to be shown and saved.</summary>
public static class FileName
{
    private const string Nameless = "giay-to";
    private const string Forbidden = "<>:\"|?*";

    /// <summary>The last part of a path without control and direction characters, cut to <see cref="DossierDocument.LongestName"/>, ending in an extension of its type.</summary>
    public static string Clean(string? given, FileType type)
    {
        var text = given ?? "";
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) kept.Append(IsShown(rune) ? rune.ToString() : " ");
        var name = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ').Normalize();

        var extension = type.Extensions.FirstOrDefault(e => name.EndsWith("." + e, StringComparison.OrdinalIgnoreCase));
        var stem = extension is null ? name : name[..^(extension.Length + 1)].TrimEnd('.', ' ');
        if (stem.Length == 0) stem = Nameless;
        return $"{Cut(stem, DossierDocument.LongestName - 6)}.{extension ?? type.Extensions[0]}";
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator)
        && rune != Rune.ReplacementChar && !(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)].TrimEnd('.', ' ');
    }
}
