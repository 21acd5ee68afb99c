using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>By what a report is divided.</summary>
internal enum ReportDivision { Unit, Field, Procedure }

/// <summary>What a report is asked for.</summary>
/// <param name="Field">Only procedures of this field; null for all.</param>
/// <param name="Procedure">Code of one procedure; null for all.</param>
internal sealed record ReportWish(FigureScope Scope, ReportingPeriod Period, ReportDivision Division, string? Field, string? Procedure);

/// <summary>One line of a report.</summary>
/// <param name="Key">Code of the unit or procedure, or the field's name.</param>
internal sealed record ReportRow(string Key, string Name, DossierFigures Figures);

/// <summary>A report with its sum.</summary>
/// <param name="At">The present of what is still open, UTC.</param>
internal sealed record Report(ReportWish Wish, DateTime At, IReadOnlyList<ReportRow> Rows, DossierFigures Total);

/// <summary>One column of a report, the same on the page and in files.</summary>
/// <param name="Word">Key of its name.</param>
/// <param name="Value">A count; null where nobody can tell any more.</param>
internal sealed record ReportColumn(string Word, Func<DossierFigures, int?> Value)
{
    /// <summary>In the order of the report on reception and settlement; percentages follow behind.</summary>
    public static readonly IReadOnlyList<ReportColumn> All =
    [
        new("Total", f => f.Total), new("Carried", f => f.CarriedOver), new("Received", f => f.Flow.Received), new("Online", f => f.Flow.ReceivedOnline),
        new("Counter", f => f.Flow.ReceivedCounter), new("Post", f => f.Flow.ReceivedPost), new("Resolved", f => f.Flow.Resolved), new("Early", f => f.Flow.Early),
        new("OnTime", f => f.Flow.OnTime), new("Late", f => f.Flow.Late), new("InProgress", f => f.InProgress), new("InProgressInTime", f => f.InProgressInTime),
        new("InProgressLate", f => f.OverdueAtEnd), new("Paused", f => f.PausedAtEnd), new("Refused", f => f.Flow.Refused), new("Withdrawn", f => f.Flow.Withdrawn),
    ];
}

/// <summary>One rate of a report.</summary>
internal sealed record ReportRate(string Word, Func<DossierFigures, Share> Value)
{
    /// <summary>The rates that the figures can tell; indicators carry their number in Decision 766/QĐ-TTg.</summary>
    public static readonly IReadOnlyList<ReportRate> All =
        [new("Punctual", f => f.Punctual), new("Rate21", f => f.OnTimeRate), new("RateOnline", f => f.OnlineShare)];
}
