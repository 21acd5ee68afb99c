using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Desk;

namespace Workflow.Host.Calendars;

/// <summary>A preview or a recomputation: how far it has come, what it moves from when to when; from a finished preview its draft is published.</summary>
internal sealed class CalendarRunPage(
    CalendarRuns runs, CalendarDrafts drafts, PublishCalendar publish, Words<CalendarPageWords> words) : DeskPage
{
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    [BindProperty(Name = "loi", SupportsGet = true)]
    public bool OnlyFailures { get; set; }

    [TempData]
    public string? Done { get; set; }

    public CalendarRun Run { get; private set; } = null!;

    public IReadOnlyList<CalendarMove> Moves { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>The draft of a preview; null for a recomputation and once the draft is published or given up.</summary>
    public CalendarDraft? Draft { get; private set; }

    public string? Reason { get; private set; }

    public Rejection? Problem { get; private set; }

    public bool IsPreview => Run.Kind == CalendarRunKind.Preview;

    public bool MayPublish => IsPreview && Run.State == CalendarRunState.Done && Draft?.Revision == Run.DraftRevision;

    public static string PathOf(Guid id) => $"/lich-lam-viec/lan-tinh/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) is { } rejection ? Refuse(rejection) : Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string? reason, bool recomputes)
    {
        if (await Load(id) is { } absent) return Refuse(absent);
        if (Run is not { DraftId: { } draftId, DraftRevision: { } revision }) return Refuse(CalendarSentences.Refuse(RejectionKind.NotFound, "DraftNotFound"));
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        Reason = reason;
        var published = await publish.Publish(Me, draftId, revision, reason ?? "", recomputes, once.Value.Key, HttpContext.RequestAborted);
        if (published.Rejection is { } rejection)
        {
            Problem = rejection;
            return Again(rejection);
        }
        Done = words["Published", published.Value.Number];
        return Redirect(published.Value.RunId is { } run ? PathOf(run) : CalendarPage.Path);
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id) => Acted(id, await runs.Stop(Me, id, HttpContext.RequestAborted), words["RunStopped"]);

    public async Task<IActionResult> OnPostContinueAsync(Guid id) => Acted(id, await runs.GoOn(Me, id, HttpContext.RequestAborted), words["RunContinued"]);

    /// <summary>The page with its present filter, from a place on.</summary>
    public string Address(string after) => $"{PathOf(Run.Id)}?loi={(OnlyFailures ? "true" : "false")}&sau={Uri.EscapeDataString(after)}";

    /// <summary>Says what was done, or why it was not: over by itself meanwhile, or outdated; the page shows where it stands.</summary>
    private IActionResult Acted(Guid id, Result<CalendarRun> run, string done)
    {
        if (run.Rejection is { Kind: not RejectionKind.Conflict } rejection) return Refuse(rejection);
        Done = run.Rejection?.Sentence.In(CultureInfo.CurrentUICulture) ?? done;
        return Redirect(PathOf(id));
    }

    private async Task<Rejection?> Load(Guid id)
    {
        var run = await runs.Read(id, HttpContext.RequestAborted);
        if (run.Rejection is { } unknown) return unknown;
        var page = await runs.Moves(id, OnlyFailures, After, null, HttpContext.RequestAborted);
        if (page.Rejection is { } unreadable) return unreadable;
        (Run, Moves, Next) = (run.Value, page.Value.Items, page.Value.Next);
        if (Run.DraftId is not { } draftId) return null;
        var draft = await drafts.Read(draftId, HttpContext.RequestAborted);
        Draft = draft.IsRejected ? null : draft.Value;
        return null;
    }
}
