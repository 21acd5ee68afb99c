using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>By what a report is divided.</summary>
internal enum ReportDivision
{
    Unit, Field, Procedure, Level,
    /// <summary>The officer who received; in the table of satisfaction only.</summary>
    Officer,
}

/// <summary>The tables of a report.</summary>
internal enum ReportTable
{
    /// <summary>Reception and settlement (form 06).</summary>
    Settlement,
    /// <summary>Supplements, refusals, hand-overs and fees.</summary>
    Services,
    /// <summary>Digitised papers, electronic results and reuse.</summary>
    Digital,
    /// <summary>The indicators of Decision 766/QĐ-TTg of everything together.</summary>
    Indicators,
    /// <summary>The steps that were finished.</summary>
    Steps,
    /// <summary>How satisfied applicants were.</summary>
    Satisfaction,
    /// <summary>Procedures settled wholly at the centre ("5 tại chỗ"), by agency.</summary>
    OnSite,
}

/// <summary>What a report is asked for.</summary>
/// <param name="Field">Only procedures of this field; null for all.</param>
/// <param name="Procedure">Code of one procedure; null for all.</param>
internal sealed record ReportWish(FigureScope Scope, ReportingPeriod Period, ReportDivision Division, string? Field, string? Procedure, ReportTable Table = ReportTable.Settlement)
{
    /// <summary>No other figures are kept by officer: any other table is divided by unit in its place.</summary>
    public ReportDivision Division { get; init; } = Division == ReportDivision.Officer && Table != ReportTable.Satisfaction ? ReportDivision.Unit : Division;
}

/// <summary>The counts of one line.</summary>
/// <param name="Services">Nothing in the table of settlement, which shows none of it.</param>
internal readonly record struct ReportCounts(DossierFigures Figures, ServiceFlow Services)
{
    /// <summary>What applicants said; nothing in tables that show none of it.</summary>
    public SatisfactionFlow Ratings { get; init; }

    /// <summary>Working minutes from reception to the end on average, pauses left out; null where nothing was resolved.</summary>
    public int? AverageMinutes => Figures.Flow.Resolved == 0 ? null : (int)Math.Round((decimal)Services.TakenMinutes / Figures.Flow.Resolved, MidpointRounding.AwayFromZero);

    public static ReportCounts operator +(ReportCounts one, ReportCounts other) => new(one.Figures + other.Figures, one.Services + other.Services) { Ratings = one.Ratings + other.Ratings };
}

/// <summary>One line of a report.</summary>
/// <param name="Key">Code of the unit or procedure, id of the officer, the field's name, or the level.</param>
internal sealed record ReportRow(string Key, string Name, ReportCounts Counts)
{
    public DossierFigures Figures => Counts.Figures;
}

/// <summary>A report with its sum.</summary>
/// <param name="At">The present of what is still open, UTC.</param>
internal sealed record Report(ReportWish Wish, DateTime At, IReadOnlyList<ReportRow> Rows, ReportCounts Sum)
{
    /// <summary>The kinds of step with the names of their procedures; empty in every other table.</summary>
    public IReadOnlyList<(string Procedure, StepRow Step)> Steps { get; init; } = [];

    /// <summary>The agencies; empty in every other table.</summary>
    public IReadOnlyList<OnSiteRow> OnSite { get; init; } = [];

    public DossierFigures Total => Sum.Figures;

    public bool IsEmpty => Rows.Count + Steps.Count + OnSite.Count == 0;
}
