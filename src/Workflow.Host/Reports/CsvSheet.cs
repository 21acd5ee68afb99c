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

    public static async Task Write(Stream output, IEnumerable<IReadOnlyList<SheetCell>> rows, CultureInfo culture, CancellationToken cancellation)
    {
        var separator = culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var line = new StringBuilder();
        foreach (var row in rows)
        {
            line.Clear();
            for (var i = 0; i < row.Count; i++)
            {
                if (i > 0) line.Append(separator);
                Append(line, row[i], separator, culture);
            }
            await writer.WriteAsync(line.Append("\r\n"), cancellation);
        }
    }

    private static void Append(StringBuilder line, SheetCell cell, char separator, CultureInfo culture)
    {
        if (cell.Number is { } number) line.Append(number.ToString(CultureInfo.InvariantCulture));
        else if (cell.Percent is { } percent) line.Append(percent.ToString("0.##", culture));
        else if (cell.Hours is { } hours) line.Append(hours.ToString("0.##", culture));
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
