using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Reports;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Reports;

/// <summary>Reception and settlement of a period by unit, field or procedure: as a table, as a drawing, as files.</summary>
internal sealed class ReportPage(ReadReport read, ReportedProcedures procedures, FileOrders files, Words<BoardWords> board, Words<ReportWords> words, DeskTime time) : ReportRequestPage(board, time)
{
    public const string Path = "/bao-cao";

    public Report Report { get; private set; } = null!;

    public ReportSheet Sheet { get; private set; } = null!;

    public IReadOnlyList<ReportedProcedure> Procedures { get; private set; } = [];

    public IReadOnlyList<string> Fields => [.. Procedures.Select(p => p.Field).Where(f => f.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];

    public async Task<IActionResult> OnGetAsync()
    {
        if (LoadWish() is { } unseen) return Refuse(unseen);
        Report = await read.Of(Me, Wish, HttpContext.RequestAborted);
        Sheet = ReportSheet.Of(Report, words);
        Procedures = [.. (await procedures.All(HttpContext.RequestAborted)).Values.OrderBy(p => p.Name, StringComparer.CurrentCulture)];
        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(string? format) => LoadWish() is { } unseen
        ? Refuse(unseen)
        : await Order(files, format, (wanted, inEnglish) => ReportExport.Order(new ReportExportOrder(Scope, Wish.Table, Wish.Division, Wish.Field, Wish.Procedure, wanted, inEnglish)));

    /// <summary>The lists of what needs attention, of the same units.</summary>
    public string Overdue => Address(BoardDossiersPage.Path, ("so", BoardDossiersPage.SlugOf(DossierMark.Overdue)), ("ky", null));

    public string Near => Address(BoardStepsPage.Path, ("loc", BoardStepsPage.SlugOf(StepMark.Near)), ("ky", null), ("ben", null));

    /// <summary>The requests for a supplement, and what was refused or withdrawn, each with its reason.</summary>
    public string Supplements => Address(SupplementsPage.Path, ("ky", Period.Key));

    public string Refused => Address(BoardDossiersPage.Path, ("so", BoardDossiersPage.SlugOf(DossierMark.Refused)), ("ky", Period.Key));

    public string Withdrawn => Address(BoardDossiersPage.Path, ("so", BoardDossiersPage.SlugOf(DossierMark.Withdrawn)), ("ky", Period.Key));

    /// <summary>What applicants said.</summary>
    public string Ratings => Address(RatingsPage.Path, ("ky", Period.Key));

    /// <summary>The same kind of period that holds today.</summary>
    public string PeriodOf(PeriodKind kind) => ReportAddress(Path, ("ky", ReportingPeriod.Containing(kind, Clock.Today).Key));
}
