using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Reports;
using Workflow.Host.Board;
using Workflow.Host.Desk;

namespace Workflow.Host.Reports;

/// <summary>What a report is asked for, as it stands in the address: the same for the page and the order of its files.</summary>
internal abstract class ReportRequestPage(Words<BoardWords> board, DeskTime time) : SupervisorPage(board, time)
{
    private static readonly (ReportDivision Division, string Slug)[] divisions =
    [
        (ReportDivision.Unit, "don-vi"), (ReportDivision.Field, "linh-vuc"), (ReportDivision.Procedure, "thu-tuc"), (ReportDivision.Level, "cap"), (ReportDivision.Officer, "can-bo"),
    ];

    private static readonly (ReportTable Table, string Slug)[] tables =
    [
        (ReportTable.Settlement, "tiep-nhan"), (ReportTable.Services, "ket-qua"), (ReportTable.Digital, "so-hoa"), (ReportTable.Indicators, "chi-so"), (ReportTable.Steps, "buoc"),
        (ReportTable.Satisfaction, "hai-long"), (ReportTable.OnSite, "5-tai-cho"),
    ];

    /// <summary>By what the table can be divided.</summary>
    public IReadOnlyList<(ReportDivision Division, string Slug)> Divisions => [.. divisions.Where(d => d.Division != ReportDivision.Officer || Table == ReportTable.Satisfaction)];

    public static IReadOnlyList<(ReportTable Table, string Slug)> Tables => tables;

    [BindProperty(Name = "bang", SupportsGet = true)]
    public string? TableKey { get; set; }

    [BindProperty(Name = "theo", SupportsGet = true)]
    public string? DivisionKey { get; set; }

    [BindProperty(Name = "linh-vuc", SupportsGet = true)]
    public string? Field { get; set; }

    [BindProperty(Name = "thu-tuc", SupportsGet = true)]
    public string? Procedure { get; set; }

    /// <summary>First day of a free range, as a form sends it.</summary>
    [BindProperty(Name = "tu", SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last day of it.</summary>
    [BindProperty(Name = "den", SupportsGet = true)]
    public string? To { get; set; }

    public ReportDivision Division => Divisions.FirstOrDefault(d => d.Slug == DivisionKey, divisions[0]).Division;

    public ReportTable Table => tables.FirstOrDefault(t => t.Slug == TableKey, tables[0]).Table;

    /// <summary>Name of a table in addresses and file names.</summary>
    public static string SlugOf(ReportTable table) => tables.First(t => t.Table == table).Slug;

    /// <summary>Why the range that was asked for is not shown; null when it is.</summary>
    public bool IsRangeWrong { get; private set; }

    protected ReportWish Wish => new(new FigureScope(Side, Codes), Period, Division, Given(Field), Given(Procedure), Table);

    /// <summary>The same report with something else about it.</summary>
    public string ReportAddress(string path, params ReadOnlySpan<(string Name, string? Value)> changes) =>
        Address(path, [("bang", TableKey), ("theo", DivisionKey), ("linh-vuc", Field), ("thu-tuc", Procedure), ("ky", Period.Key), .. changes]);

    protected Rejection? LoadWish()
    {
        if (!string.IsNullOrWhiteSpace(From) || !string.IsNullOrWhiteSpace(To))
        {
            var range = Day(From) is { } first && Day(To) is { } last ? ReportingPeriod.Range(first, last) : null;
            IsRangeWrong = range is null;
            if (range is { } asked) PeriodKey = asked.Key;
        }
        return LoadScope();
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
