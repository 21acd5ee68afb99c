using System.Globalization;
using System.Text;

namespace Workflow.Host.Reports;

/// <summary>
/// Writes a table as CSV that Excel opens by a double click: UTF-8 with its mark, and the separator that goes with the language's decimal sign
/// (a semicolon where that is a comma). What a spreadsheet would take for a formula is defused.
/// </summary>
internal static class CsvSheet
{
    public const string MediaType = "text/csv; charset=utf-8";

    /// <summary>Some rows of a file; pieces one behind the other are the file.</summary>
    /// <param name="isFirst">Whether the file begins with them.</param>
    public static byte[] Piece(IEnumerable<IReadOnlyList<SheetCell>> rows, CultureInfo culture, bool isFirst)
    {
        var separator = culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';
        var lines = new StringBuilder(isFirst ? "\uFEFF" : "");
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (i > 0) lines.Append(separator);
                Append(lines, row[i], separator, culture);
            }
            lines.Append("\r\n");
        }
        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static void Append(StringBuilder line, SheetCell cell, char separator, CultureInfo culture)
    {
        if (cell.Number is { } number) line.Append(number.ToString(CultureInfo.InvariantCulture));
        else if (cell.Percent is { } percent) line.Append(percent.ToString("0.##", culture));
        else if (cell.Hours is { } hours) line.Append(hours.ToString("0.##", culture));
        // The one form that every spreadsheet reads as the same day, whatever its language.
        else if (cell.Moment is { } moment) line.Append(moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        else AppendText(line, Defused(cell.Text ?? ""), separator);
    }

    /// <summary>A text that begins like a formula begins with an apostrophe instead: it is shown and never computed.</summary>
    private static string Defused(string text) => text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static void AppendText(StringBuilder line, string text, char separator)
    {
        if (text.AsSpan().IndexOfAny("\"\r\n") < 0 && !text.Contains(separator, StringComparison.Ordinal)) line.Append(text);
        else line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
