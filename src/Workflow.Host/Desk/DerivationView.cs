using System.Globalization;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;

namespace Workflow.Host.Desk;

/// <summary>The explanation of a date as a table: one row a line, working days that follow each other alike as one row.</summary>
internal sealed record DerivationView(IReadOnlyList<DerivationView.Row> Rows)
{
    /// <summary>How many days alike become one row.</summary>
    private const int FewestFolded = 3;

    private static readonly HashSet<string> foldable = ["WorkingDayCounted", "UnitHoursCounted", "SeasonHoursCounted", "CalendarDay"];

    private static readonly HashSet<string> leftOut =
    [
        "WeeklyRestDay", "WeeklyRestDays", "DayOff", "DayOffProvisional", "ClosureDay",
        "ClockStopped", "ClockStoppedWithoutCount", "ClockStoppedLate", "UncountedStep", "StepPaused", "StepOpenedStopped",
    ];

    /// <param name="Minutes">Working minutes counted by the row; negative only where another calendar left more.</param>
    /// <param name="Left">Working minutes left after the row; null where nothing is counted down.</param>
    /// <param name="Days">How many days the row stands for; 1 for every other line.</param>
    public readonly record struct Row(string Code, DateTime From, DateTime To, string Why, string Source, int Minutes, int? Left, int Days)
    {
        /// <summary>Whether the row is time that is left out of the count.</summary>
        public bool IsLeftOut => From < To && Minutes == 0 && leftOut.Contains(Code);
    }

    public static DerivationView Of(IReadOnlyList<ExplanationLine> lines)
    {
        var rows = new List<Row>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var days = Alike(lines, i);
            var (first, last) = (lines[i], lines[i + days - 1]);
            var left = i + days == lines.Count ? null : last.Left;
            rows.Add(new Row(first.Code, first.From, last.To, first.Why(CultureInfo.CurrentUICulture), first.Source, days * first.Minutes, left, days));
            i += days;
        }
        return new DerivationView(rows);
    }

    private static int Alike(IReadOnlyList<ExplanationLine> lines, int from)
    {
        var (first, count) = (lines[from], 1);
        if (!foldable.Contains(first.Code)) return 1;
        while (from + count < lines.Count && lines[from + count] is var next && (next.Code, next.Minutes, next.Source) == (first.Code, first.Minutes, first.Source)) count++;
        return count < FewestFolded ? 1 : count;
    }
}
