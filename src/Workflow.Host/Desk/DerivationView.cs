using System.Globalization;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Desk;

/// <summary>The explanation of a date as a table: one row a line, with what is left of the limit where it can be said.</summary>
internal sealed record DerivationView(IReadOnlyList<DerivationView.Row> Rows)
{
    /// <param name="Minutes">Working minutes counted by the line; zero for what is not counted.</param>
    /// <param name="Left">Working minutes left after the line; null where the lines do not count down to zero.</param>
    public readonly record struct Row(DateTime From, DateTime To, string Why, string Source, int Minutes, int? Left)
    {
        public bool IsInstant => From == To;
    }

    public static DerivationView Of(IReadOnlyList<DerivationLine> lines)
    {
        var left = lines.Sum(line => line.Minutes);
        var rows = new List<Row>(lines.Count);
        foreach (var line in lines)
        {
            left -= line.Minutes;
            rows.Add(new Row(line.From, line.To, line.Why.In(CultureInfo.CurrentUICulture), line.Source, line.Minutes, line.Minutes > 0 ? left : null));
        }
        return new DerivationView(rows);
    }
}
