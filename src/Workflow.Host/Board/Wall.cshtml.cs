using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Reports;
using Workflow.Host.Desk;

namespace Workflow.Host.Board;

/// <summary>The figures of the present month for a screen on the wall: large, renewed by itself, naming nobody.</summary>
internal sealed class WallPage(BoardFigures figures, Words<BoardWords> words, DeskTime time) : SupervisorPage(words, time)
{
    public const string Path = "/dieu-hanh/man-hinh";

    /// <summary>Seconds between two looks.</summary>
    public static int Interval => (int)SharedCounts.Kept.TotalSeconds;

    public BoardView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        PeriodKey ??= "thang";
        if (LoadScope() is { } unseen) return Refuse(unseen);
        var period = Period.Contains(Clock.Today) ? Period : ReportingPeriod.Containing(PeriodKind.Month, Clock.Today);
        var view = await figures.Shared(Me, Units, Side, period);
        if (view.Rejection is { } rejection) return Refuse(rejection);
        View = view.Value;
        return Page();
    }
}
