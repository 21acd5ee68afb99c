using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;
using Workflow.Host.Reports;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Board;

/// <summary>The dossiers behind one number of the board or of a report.</summary>
internal sealed class BoardDossiersPage(DossierDrill drill, ListExport export, FileOrders files, Words<BoardWords> words, DeskTime time) : SupervisorPage(words, time)
{
    public const string Path = "/dieu-hanh/ho-so";

    private static readonly (DossierMark Mark, string Slug)[] slugs =
    [
        (DossierMark.InProgress, "dang"), (DossierMark.Overdue, "qua-han"), (DossierMark.Paused, "dung"), (DossierMark.Received, "nhan"), (DossierMark.Early, "truoc-han"),
        (DossierMark.OnTime, "dung-han"), (DossierMark.Late, "tre-han"), (DossierMark.Refused, "tra-lai"), (DossierMark.Withdrawn, "rut"),
    ];

    public static IReadOnlyList<(DossierMark Mark, string Slug)> Slugs => slugs;

    [BindProperty(Name = "so", SupportsGet = true)]
    public string? MarkKey { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public DossierMark Mark => slugs.FirstOrDefault(s => s.Slug == MarkKey, slugs[0]).Mark;

    public IReadOnlyList<DrilledDossier> Dossiers { get; private set; } = [];

    public string? Next { get; private set; }

    public static string SlugOf(DossierMark mark) => slugs.First(s => s.Mark == mark).Slug;

    public async Task<IActionResult> OnGetAsync()
    {
        if (LoadScope() is { } unseen) return Refuse(unseen);
        var page = await drill.List(new FigureScope(Side, Codes), Mark, Period, After, cancellation: HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        (Dossiers, Next) = (page.Value.Items, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(string? format) => LoadScope() is { } unseen
        ? Refuse(unseen)
        : await Order(files, format, (wanted, inEnglish) => export.Order(Path, new ListExportOrder(ListName.Dossiers, Scope, wanted, inEnglish, Mark)));
}
