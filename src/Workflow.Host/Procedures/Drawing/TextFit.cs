using System.Globalization;
using System.Text;

namespace Workflow.Host.Procedures.Drawing;

/// <summary>How wide a text is at most in the fonts of the desk, and how it is broken into lines of a box.</summary>
internal static class TextFit
{
    private const string Ellipsis = "…";

    // Wider than Segoe UI, Roboto and Arial draw them; a text that is measured to fit does so in each of them.
    private const double Narrow = 0.34;
    private const double Slim = 0.44;
    private const double Middle = 0.63;
    private const double Capital = 0.76;
    private const double Wide = 0.98;

    /// <summary>Pixels that a text takes at most in a size of font.</summary>
    public static double Width(string text, double fontSize)
    {
        var width = 0.0;
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes()) width += Em(rune);
        return width * fontSize;
    }

    /// <summary>A text in at most so many lines, each of which fits; what does not is cut with an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, double fontSize, double width, int mostLines)
    {
        var lines = new List<string>();
        var rest = new Queue<string>(Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        while (rest.TryDequeue(out var line))
        {
            if (lines.Count == mostLines)
            {
                lines[^1] = Cut($"{lines[^1]} {line}", fontSize, width, always: true);
                return lines;
            }
            while (rest.TryPeek(out var word) && Width($"{line} {word}", fontSize) <= width) line = $"{line} {rest.Dequeue()}";
            lines.Add(Cut(line, fontSize, width));
        }
        return lines;
    }

    /// <summary>A text that fits on one line, its end replaced where it does not.</summary>
    public static string Cut(string text, double fontSize, double width) => Cut(Clean(text), fontSize, width, always: false);

    /// <summary>A text without what no drawing can hold: control characters and halves of characters become spaces.</summary>
    public static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => Rune.IsControl(r) || r == Rune.ReplacementChar || r.Value is 0xFFFE or 0xFFFF ? " " : r.ToString()));

    private static string Cut(string text, double fontSize, double width, bool always)
    {
        if (!always && Width(text, fontSize) <= width) return text;
        var elements = StringInfo.ParseCombiningCharacters(text);
        var kept = elements.Length;
        while (kept > 0 && Width(text[..End(kept)] + Ellipsis, fontSize) > width) kept--;
        return text[..End(kept)].TrimEnd() + Ellipsis;

        int End(int count) => count < elements.Length ? elements[count] : text.Length;
    }

    private static double Em(Rune rune) => rune switch
    {
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark => 0,
        { Value: 'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' } => Narrow,
        { Value: 'f' or 'r' or 't' or '(' or ')' or '[' or ']' or '/' or '-' or '"' or '·' or '“' or '”' } => Slim,
        { Value: 'm' or 'w' or 'M' or 'W' or '%' or '@' or '…' or '→' or '—' } => Wide,
        { Value: > 0x2E80 } => 1.1,
        _ when Rune.IsUpper(rune) => Capital,
        _ => Middle,
    };
}
