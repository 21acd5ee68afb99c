using System.Text;

namespace Workflow.Host.Audit;

/// <summary>Writes lines of comma-separated values (RFC 4180) that no spreadsheet takes for formulas.</summary>
internal static class CsvLine
{
    // What a spreadsheet would begin to compute, or to open, at.
    private const string Formula = "=+-@\t\r";

    public static string Of(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = new StringBuilder(text.Length + 2);
        if (Formula.Contains(text[0], StringComparison.Ordinal)) safe.Append('\'');
        safe.Append(text);
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe.ToString();
    }
}
