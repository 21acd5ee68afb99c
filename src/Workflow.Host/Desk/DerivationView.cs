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

    /// <summary>The working days from the opening of a step to its due date; null where they are more than its limit, because the clock stood in between.</summary>
    public static DerivationView? OfStep(DateTime opened, DateTime due, TimeLimit limit, OfficeClock clock)
    {
        if (clock.Count(opened, due) is not { IsRejected: false, Value: var minutes } || minutes == 0 || minutes > limit.Minutes) return null;
        var counted = Deadline.OfDossier(opened, new TimeLimit(minutes, LimitUnit.WorkingHours), clock);
        if (counted.IsRejected || counted.Value.Explain(clock) is not { IsRejected: false, Value: var lines }) return null;
        // What the lines say at an instant speaks of a dossier's reception and appointed date; a step has neither.
        return Of([.. lines.Where(line => line.From < line.To)]);
    }

    /// <param name="remaining">Working minutes that the last line leaves: zero at a due date, more while the clock is stopped.</param>
    public static DerivationView Of(IReadOnlyList<DerivationLine> lines, int remaining = 0)
    {
        var left = remaining + lines.Sum(line => line.Minutes);
        var rows = new List<Row>(lines.Count);
        foreach (var line in lines)
        {
            left -= line.Minutes;
            rows.Add(new Row(line.From, line.To, line.Why.In(CultureInfo.CurrentUICulture), line.Source, line.Minutes, line.Minutes > 0 ? left : null));
        }
        return new DerivationView(rows);
    }
}
