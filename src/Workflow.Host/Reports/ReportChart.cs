using Workflow.Core.Reports;
using Workflow.Host.Desk;

namespace Workflow.Host.Reports;

/// <summary>A bar of a drawing, from left to right.</summary>
/// <param name="Parts">Class of the colour and length of each part.</param>
/// <param name="Said">Its numbers, as they stand beside it.</param>
internal sealed record ChartBar(string Name, IReadOnlyList<(string Colour, decimal Length)> Parts, string Said)
{
    public decimal Length => Parts.Sum(p => p.Length);
}

/// <summary>A table as bars: of its first lines, or of the indicators that can be told.</summary>
/// <param name="Whole">The length that fills the drawing.</param>
internal sealed record ReportChart(IReadOnlyList<ChartBar> Bars, decimal Whole)
{
    private const int Most = 15;
    private const string Dark = "h3";
    private const string Middle = "h2";
    private const string Pale = "h1";
    private const string Warm = "l3";

    public static ReportChart Of(Report report, Words<ReportWords> words)
    {
        IReadOnlyList<ChartBar> bars = report.Wish.Table switch
        {
            ReportTable.Indicators => [.. Indicators.Of(report.Sum.Figures, report.Sum.Services, report.Sum.Ratings).Where(i => !i.Share.IsNotApplicable).Select(i => BarOf(i, words))],
            ReportTable.Steps => [.. report.Steps.OrderByDescending(s => s.Step.Flow.Late).ThenByDescending(s => s.Step.Flow.Done).Take(Most).Select(s => BarOf(s.Step, words))],
            ReportTable.OnSite => [.. report.OnSite.Take(Most).Select(r => BarOf(r, words))],
            var table => [.. report.Rows.Take(Most).Select(r => new ChartBar(r.Name.Length == 0 ? words["NoField"] : r.Name, PartsOf(r.Counts, table), SaidOf(r.Counts, table, words)))],
        };
        return new ReportChart(bars, report.Wish.Table == ReportTable.Indicators ? 100 : Math.Max(1, bars.Select(b => b.Length).DefaultIfEmpty().Max()));
    }

    private static (string Colour, decimal Length)[] PartsOf(ReportCounts counts, ReportTable table)
    {
        var (flow, services) = (counts.Figures.Flow, counts.Services);
        return table switch
        {
            ReportTable.Services => [(Dark, services.ReturnedCounter), (Middle, services.ReturnedPost), (Pale, services.ReturnedOnline)],
            ReportTable.Digital => [(Dark, services.Digitised), (Middle, services.ElectronicResults - services.Digitised), (Pale, flow.Resolved - services.ElectronicResults)],
            ReportTable.Satisfaction => [(Dark, counts.Ratings.Satisfied), (Pale, counts.Ratings.Neutral), (Warm, counts.Ratings.Dissatisfied)],
            _ => [(Dark, flow.Early + flow.OnTime), (Warm, flow.Late), (Pale, counts.Figures.Total - flow.Resolved)],
        };
    }

    private static string SaidOf(ReportCounts counts, ReportTable table, Words<ReportWords> words)
    {
        var (flow, services) = (counts.Figures.Flow, counts.Services);
        return table switch
        {
            ReportTable.Services => string.Join(" · ", ((int[])[services.ReturnedCounter, services.ReturnedPost, services.ReturnedOnline]).Select(n => Numbers.Whole(n))),
            ReportTable.Digital => words["ChartNumbers", Numbers.Whole(services.ElectronicResults), Numbers.Whole(flow.Resolved)],
            ReportTable.Satisfaction => words["ChartNumbers", Numbers.Whole(counts.Ratings.Satisfied), Numbers.Whole(counts.Ratings.Given)],
            _ => words["ChartNumbers", Numbers.Whole(flow.Resolved), Numbers.Whole(counts.Figures.Total)],
        };
    }

    private static ChartBar BarOf(Indicator indicator, Words<ReportWords> words)
    {
        var percent = Math.Min(100, indicator.Share.Rounded(2)!.Value);
        return new ChartBar(words[$"Indicator.{indicator.Number}"], [(Dark, percent), (Pale, 100 - percent)], Numbers.Percent(indicator.Share, 2));
    }

    private static ChartBar BarOf(OnSiteRow row, Words<ReportWords> words) => new(
        row.Agency, [(Dark, row.Counts.ListedUsed), (Middle, row.Counts.Listed - row.Counts.ListedUsed), (Pale, row.Counts.Procedures - row.Counts.Listed)],
        words["ChartNumbers", Numbers.Whole(row.Counts.Listed), Numbers.Whole(row.Counts.Procedures)]);

    private static ChartBar BarOf(StepRow step, Words<ReportWords> words) => new(
        step.Title, [(Dark, step.Flow.Done - step.Flow.Late), (Warm, step.Flow.Late)], words["ChartNumbers", Numbers.Whole(step.Flow.Late), Numbers.Whole(step.Flow.Done)]);
}
