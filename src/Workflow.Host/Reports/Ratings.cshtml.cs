using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Ratings;
using Workflow.Core.Reports;
using Workflow.Host.Board;
using Workflow.Host.Desk;
using Workflow.Host.Ratings;
using Workflow.Host.Reports.Files;

namespace Workflow.Host.Reports;

/// <summary>The ratings behind the numbers of a report: what each applicant said, of which dossier, and who had received it.</summary>
internal sealed class RatingsPage(RatingList list, ListExport export, FileOrders files, Words<BoardWords> board, DeskTime time) : SupervisorPage(board, time)
{
    public const string Path = "/bao-cao/danh-gia";

    /// <summary>As <see cref="ScoreNames"/> calls it; all ratings for any other word.</summary>
    [BindProperty(Name = "muc", SupportsGet = true)]
    public string? ScoreKey { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public RatingScore? Score => ScoreNames.ScoreOf(ScoreKey);

    public IReadOnlyList<ListedRating> Ratings { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>This list of another score or another page.</summary>
    public string Here(RatingScore? score, string? after = null) => Address(Path, ("muc", score is { } only ? ScoreNames.NameOf(only) : null), ("sau", after));

    public async Task<IActionResult> OnGetAsync()
    {
        if (LoadScope() is { } unseen) return Refuse(unseen);
        var page = await list.Of(Figures, Period, Score, After, cancellation: HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        (Ratings, Next) = (page.Value.Items, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(string? format) => LoadScope() is { } unseen
        ? Refuse(unseen)
        : await Order(files, format, (wanted, inEnglish) => export.Order(Path, new ListExportOrder(ListName.Ratings, Scope, wanted, inEnglish, Score: Score)));

    private FigureScope Figures => new(Side, Codes);
}
