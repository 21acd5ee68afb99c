using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers.Slips;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Reports;

/// <summary>The requests for a supplement behind the number of a report, each with what was missing and why.</summary>
internal sealed class SupplementsPage(SupplementList list, ListExport export, FileOrders files, Words<BoardWords> board, DeskTime time) : SupervisorPage(board, time)
{
    public const string Path = "/bao-cao/bo-sung";

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<AskedSupplement> Asked { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (LoadScope() is { } unseen) return Refuse(unseen);
        var page = await list.Of(new FigureScope(Side, Codes), Period, After, cancellation: HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        (Asked, Next) = (page.Value.Items, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(string? format) => LoadScope() is { } unseen
        ? Refuse(unseen)
        : await Order(files, format, (wanted, inEnglish) => export.Order(Path, new ListExportOrder(ListName.Supplements, Scope, wanted, inEnglish)));
}
