using System.Text;

namespace Workflow.Host.Administration.Import;

/// <summary>Reads comma- or semicolon-separated values (RFC 4180), as spreadsheets write them.</summary>
internal static class CsvReader
{
    /// <summary>The records with the line on which each begins, from 1; blank lines are left out. The first line says which separator is used.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var separator = SeparatorOf(text);
        var (cells, cell, line, start, isQuoted) = (new List<string>(), new StringBuilder(), 1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n') line++;
            if (isQuoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else isQuoted = false;
            }
            else if (c == '"' && cell.Length == 0) isQuoted = true;
            else if (c == separator) Close();
            else if (c == '\n')
            {
                Close();
                if (cells.Exists(one => one.Length > 0)) yield return (start, cells);
                (cells, start) = ([], line);
            }
            else if (c != '\r') cell.Append(c);
        }
        Close();
        if (cells.Exists(one => one.Length > 0)) yield return (start, cells);

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }
    }

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return first.Count(c => c == ';') > first.Count(c => c == ',') ? ';' : ',';
    }
}
