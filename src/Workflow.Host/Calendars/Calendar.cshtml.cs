using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Calendars;

/// <summary>The calendar in force, year by year, with the acts that published it; whoever keeps calendars finds the drafts here.</summary>
internal sealed class CalendarPage(
    CalendarQueries queries, CalendarDrafts drafts, CalendarRuns runs, OfficeClocks clocks, NextYearNotice notice, DeskFrame frame, DeskTime time) : DeskPage
{
    public const string Path = "/lich-lam-viec";

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Asked { get; set; }

    /// <summary>What was done just now on a page that leads back here.</summary>
    [TempData]
    public string? Done { get; set; }

    public CalendarView View { get; private set; } = null!;

    public int Year { get; private set; }

    /// <summary>The year as it is for the reader's own unit.</summary>
    public CalendarYear Grid { get; private set; } = null!;

    /// <summary>What is missing of a year, for those whose frame does not say so on every page.</summary>
    public Phrase? Notice { get; private set; }

    public IReadOnlyList<PublicationLine> Publications { get; private set; } = [];

    /// <summary>The recomputations that publications asked for.</summary>
    public IReadOnlyDictionary<Guid, CalendarRun> Recomputations { get; private set; } = new Dictionary<Guid, CalendarRun>();

    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    public bool Keeps => RoutePolicies.KeepCalendars.Admits(Me.Actor);

    public async Task OnGetAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        View = queries.Read("current").Value;
        Year = View.YearNear(Asked ?? time.Today.Year);
        Grid = CalendarYear.Of(clocks.Of(Me.Actor.UnitCode).Days, Year);
        if (!frame.ActsOnCalendar) Notice = notice.Find()?.Sentence;
        Publications = await queries.Publications(cancellation);
        Recomputations = await runs.Recomputations(cancellation);
        if (Keeps) Drafts = await drafts.List(cancellation);
    }
}
