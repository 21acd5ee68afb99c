using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>One column of a report that is divided by unit, field or procedure; the same on the page and in files.</summary>
/// <param name="Word">Key of its name.</param>
internal sealed record ReportColumn(string Word, Func<ReportCounts, SheetCell> Cell)
{
    private static readonly IReadOnlyList<ReportColumn> settlement =
    [
        Count("Total", c => c.Figures.Total), Count("Carried", c => c.Figures.CarriedOver), Count("Received", c => c.Figures.Flow.Received),
        Count("Online", c => c.Figures.Flow.ReceivedOnline), Count("Counter", c => c.Figures.Flow.ReceivedCounter), Count("Post", c => c.Figures.Flow.ReceivedPost),
        Count("Resolved", c => c.Figures.Flow.Resolved), Count("Early", c => c.Figures.Flow.Early), Count("OnTime", c => c.Figures.Flow.OnTime), Count("Late", c => c.Figures.Flow.Late),
        Count("InProgress", c => c.Figures.InProgress), Count("InProgressInTime", c => c.Figures.InProgressInTime), Count("InProgressLate", c => c.Figures.OverdueAtEnd),
        Count("Paused", c => c.Figures.PausedAtEnd), Count("Refused", c => c.Figures.Flow.Refused), Count("Withdrawn", c => c.Figures.Flow.Withdrawn),
        Rate("Punctual", c => c.Figures.Punctual), Rate("Rate21", c => c.Figures.OnTimeRate), Rate("RateOnline", c => c.Figures.OnlineShare),
    ];

    private static readonly IReadOnlyList<ReportColumn> services =
    [
        Count("Total", c => c.Figures.Total), Count("SupplementsAsked", c => c.Services.SupplementsAsked), Rate("SupplementRate", c => new Share(c.Services.SupplementsAsked, c.Figures.Total)),
        Count("Refused", c => c.Figures.Flow.Refused), Rate("RefusedRate", c => new Share(c.Figures.Flow.Refused, c.Figures.Total)),
        Count("Withdrawn", c => c.Figures.Flow.Withdrawn), Rate("WithdrawnRate", c => new Share(c.Figures.Flow.Withdrawn, c.Figures.Total)),
        new("AverageTime", c => SheetCell.OfHours(c.AverageMinutes)),
        Count("Returned", c => c.Services.Returned), Count("ReturnedCounter", c => c.Services.ReturnedCounter), Count("ReturnedPost", c => c.Services.ReturnedPost), Count("ReturnedOnline", c => c.Services.ReturnedOnline),
        Count("FeesCounter", c => c.Services.FeesCounter), Count("FeesOnline", c => c.Services.FeesOnline), Count("FeesRefunded", c => c.Services.FeesRefunded), Count("FeesNet", c => c.Services.FeesNet),
    ];

    private static readonly IReadOnlyList<ReportColumn> digital =
    [
        Count("Received", c => c.Figures.Flow.Received), Count("Reused", c => c.Services.Reused), Rate("Rate43", c => Indicators.Reuse(c.Figures.Flow, c.Services)),
        Count("Resolved", c => c.Figures.Flow.Resolved), Count("ElectronicResults", c => c.Services.ElectronicResults), Rate("Rate41", c => Indicators.ElectronicResults(c.Figures.Flow, c.Services)),
        Count("Digitised", c => c.Services.Digitised), Rate("Rate42", c => Indicators.Digitised(c.Figures.Flow, c.Services)),
        Count("SignedResults", c => c.Services.SignedResults), Rate("SignedRate", c => new Share(c.Services.SignedResults, c.Services.ElectronicResults)),
        Count("OnlineWithResult", c => c.Services.OnlineWithResult), Rate("Rate33", c => Indicators.OnlineShare(c.Figures.Flow, c.Services)),
        Count("WithFee", c => c.Services.WithFee), Count("PaidOnline", c => c.Services.PaidOnline), Rate("Rate36", c => Indicators.PaidOnline(c.Services)),
    ];

    private static readonly IReadOnlyList<ReportColumn> given =
    [
        Count("Ratings", c => c.Ratings.Given), Count("Satisfied", c => c.Ratings.Satisfied), Count("Neutral", c => c.Ratings.Neutral), Count("Dissatisfied", c => c.Ratings.Dissatisfied),
        Rate("SatisfiedRate", c => c.Ratings.SatisfiedShare),
    ];

    private static readonly IReadOnlyList<ReportColumn> satisfaction =
    [
        .. given, Count("Ended", c => c.Figures.Flow.Ended), Count("RatedOfEnded", c => c.Ratings.RatedOfEnded), Rate("RatedRate", c => new Share(c.Ratings.RatedOfEnded, c.Figures.Flow.Ended)),
    ];

    /// <summary>The columns of a report; none for tables that are not divided. How many dossiers of an officer ended is not kept.</summary>
    public static IReadOnlyList<ReportColumn> Of(ReportWish wish) => wish.Table switch
    {
        ReportTable.Satisfaction => wish.Division == ReportDivision.Officer ? given : satisfaction,
        ReportTable.Settlement => settlement,
        ReportTable.Services => services,
        ReportTable.Digital => digital,
        _ => [],
    };

    /// <summary>Whether the lines of a table are what the report is divided by.</summary>
    public static bool IsDivided(ReportTable table) => table is not (ReportTable.Indicators or ReportTable.Steps or ReportTable.OnSite);

    private static ReportColumn Count(string word, Func<ReportCounts, long?> count) => new(word, c => SheetCell.Of(count(c)));

    private static ReportColumn Rate(string word, Func<ReportCounts, Share> share) => new(word, c => SheetCell.Of(share(c)));
}
