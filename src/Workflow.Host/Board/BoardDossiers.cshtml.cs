using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;
using Workflow.Host.Reports;

namespace Workflow.Host.Board;

/// <summary>The dossiers behind one number of the board or of a report.</summary>
internal sealed class BoardDossiersPage(DossierDrill drill, Words<BoardWords> words, DeskTime time) : SupervisorPage(words, time)
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

    /// <summary>Whether the list is of now and not of a period.</summary>
    public bool IsOpen => Mark is DossierMark.InProgress or DossierMark.Overdue or DossierMark.Paused;

    /// <summary>Whether each of them was ended for a reason.</summary>
    public bool HasReasons => Mark is DossierMark.Refused or DossierMark.Withdrawn;

    /// <summary>Whether the list is of what is past its date: it says by how much, where it lies, and whether anybody has apologised.</summary>
    public bool IsOverdue => Mark == DossierMark.Overdue;

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
}
