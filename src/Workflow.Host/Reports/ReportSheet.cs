using Workflow.Host.Desk;

namespace Workflow.Host.Reports;

/// <summary>A report as rows of cells: what it is about, its headings, its lines and its sum.</summary>
internal static class ReportSheet
{
    /// <summary>Rows above the figures.</summary>
    public const int Headings = 3;

    private const int Decimals = 2;

    /// <param name="scope">Name of the units.</param>
    /// <param name="days">First and last day.</param>
    public static IEnumerable<IReadOnlyList<SheetCell>> Rows(Report report, string scope, string days, Words<ReportWords> words)
    {
        yield return [words["SheetTitle", scope]];
        yield return [words["SheetPeriod", days]];
        yield return
        [
            words[$"By.{report.Wish.Division}"], .. ReportColumn.All.Select(c => SheetCell.Of(words[$"Column.{c.Word}"])), .. ReportRate.All.Select(r => SheetCell.Of(words[$"Rate.{r.Word}"])),
        ];
        foreach (var row in report.Rows) yield return Cells(row.Name.Length == 0 ? words["NoField"] : row.Name, row.Figures);
        yield return Cells(words["Sum"], report.Total);
    }

    private static IReadOnlyList<SheetCell> Cells(string name, Core.Reports.DossierFigures figures) =>
        [name, .. ReportColumn.All.Select(c => SheetCell.Of(c.Value(figures))), .. ReportRate.All.Select(r => SheetCell.OfPercent(r.Value(figures).Rounded(Decimals)))];
}
