using Workflow.Core.Reports;
using Workflow.Host.Desk;

namespace Workflow.Host.Reports;

/// <summary>A table of a report, the same on the page and in files.</summary>
/// <param name="Headings">Of each column; the first names the lines.</param>
/// <param name="Lines">A line that is shorter than the headings ends in a sentence.</param>
/// <param name="Sum">Null where lines cannot be summed.</param>
internal sealed record ReportSheet(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<SheetCell>> Lines, IReadOnlyList<SheetCell>? Sum)
{
    /// <summary>Rows of a file above the figures.</summary>
    public const int HeadingRows = 3;

    /// <summary>Most lines on a page; a file has them all.</summary>
    public const int MostShown = 100;

    /// <summary>Whether a column holds words, not figures.</summary>
    public bool HoldsWords(int column) => Lines.Any(l => l.Count == Headings.Count && l[column].IsWord);

    public static ReportSheet Of(Report report, Words<ReportWords> words) => report.Wish.Table switch
    {
        ReportTable.Indicators => OfIndicators(report.Sum, words),
        ReportTable.Steps => OfSteps(report, words),
        ReportTable.OnSite => OfAgencies(report, words),
        _ => OfRows(report, words),
    };

    /// <summary>As rows of a file: what it is about, the headings, the lines and the sum.</summary>
    /// <param name="title">Of the table, with the units it is about.</param>
    /// <param name="days">First and last day.</param>
    public IEnumerable<IReadOnlyList<SheetCell>> Rows(string title, string days)
    {
        yield return [title];
        yield return [days];
        yield return [.. Headings.Select(SheetCell.Of)];
        foreach (var line in Lines) yield return line;
        if (Sum is { } sum) yield return sum;
    }

    private static ReportSheet OfRows(Report report, Words<ReportWords> words)
    {
        var columns = ReportColumn.Of(report.Wish);
        return new ReportSheet(
            [words[$"By.{report.Wish.Division}"], .. columns.Select(c => words[$"Column.{c.Word}"])],
            [.. report.Rows.Select(r => Line(r.Name.Length == 0 ? words["NoField"] : r.Name, r.Counts))],
            Line(words["Sum"], report.Sum));

        IReadOnlyList<SheetCell> Line(string name, ReportCounts counts) => [name, .. columns.Select(c => c.Cell(counts))];
    }

    private static ReportSheet OfIndicators(ReportCounts counts, Words<ReportWords> words) => new(
        [words["Column.Indicator"], words["Column.Part"], words["Column.Whole"], words["Column.Share"], words["Column.FullAt"], words["Column.Earned"]],
        [
            .. Indicators.Of(counts.Figures, counts.Services, counts.Ratings).Select(i => (i.Number, Line: Line(i, words)))
                .Concat(Indicators.WithoutData.Select(number => (Number: number, Line: (IReadOnlyList<SheetCell>)[words[$"Indicator.{number}"], words["WithoutData"]])))
                .OrderBy(i => i.Number, StringComparer.Ordinal).Select(i => i.Line),
        ],
        null);

    private static IReadOnlyList<SheetCell> Line(Indicator indicator, Words<ReportWords> words) =>
    [
        words[$"Indicator.{indicator.Number}"], SheetCell.Of(indicator.Share.Part), SheetCell.Of(indicator.Share.Whole), SheetCell.Of(indicator.Share),
        indicator.FullAt is { } threshold ? SheetCell.OfPercent(threshold) : SheetCell.None,
        indicator.FullAt is null ? SheetCell.None : SheetCell.OfPercent(indicator.Earned),
    ];

    private static ReportSheet OfSteps(Report report, Words<ReportWords> words) => new(
        [
            words["Column.Step"], words["Column.Procedure"], words["Column.Done"], words["Column.LateSteps"], words["Rate.LateSteps"], words["Column.Average"], words["Column.Granted"],
            words["Rate.Used"], words["Column.SentBack"],
        ],
        [
            .. report.Steps.Select(s => (IReadOnlyList<SheetCell>)
            [
                s.Step.Title, s.Procedure, SheetCell.Of(s.Step.Flow.Done), SheetCell.Of(s.Step.Flow.Late), SheetCell.Of(s.Step.Flow.LateShare), SheetCell.OfHours(s.Step.Flow.AverageMinutes),
                SheetCell.OfHours(AverageGranted(s.Step.Flow)), SheetCell.Of(s.Step.Flow.Used), SheetCell.Of(s.Step.Flow.SentBack),
            ]),
        ],
        null);

    private static ReportSheet OfAgencies(Report report, Words<ReportWords> words)
    {
        return new ReportSheet(
            [
                words["Column.Agency"], words["By.Level"], words["Column.Procedures"], words["Column.Used"], words["Column.Eligible"], words["Column.Listed"], words["Column.ListedUsed"],
                words["Rate.FirstPhase"], words["Column.FirstPhase"], words["Rate.SecondPhase"], words["Column.SecondPhase"], words["Column.Delegated"], words["Rate.Delegated"],
            ],
            [.. report.OnSite.Select(r => Line(r.Agency, words[$"Level.{r.Level}"], r.Counts, SheetCell.OfPercent(OnSiteCounts.FirstPhase(r.Level))))],
            Line(words["Sum"], "", report.OnSite.Aggregate(default(OnSiteCounts), (sum, r) => sum + r.Counts), SheetCell.None));

        static IReadOnlyList<SheetCell> Line(string name, string level, OnSiteCounts counts, SheetCell firstPhase) =>
        [
            name, level, SheetCell.Of(counts.Procedures), SheetCell.Of(counts.Used), SheetCell.Of(counts.Eligible), SheetCell.Of(counts.Listed), SheetCell.Of(counts.ListedUsed),
            SheetCell.Of(counts.OfUsed), firstPhase, SheetCell.Of(counts.OfEligible), SheetCell.OfPercent(OnSiteCounts.SecondPhase), SheetCell.Of(counts.Delegated), SheetCell.Of(counts.WithDelegation),
        ];
    }

    /// <summary>The limit; the average where versions differ.</summary>
    private static int? AverageGranted(StepFlow flow) => flow.Timed == 0 ? null : (int)(flow.GrantedMinutes / flow.Timed);
}
