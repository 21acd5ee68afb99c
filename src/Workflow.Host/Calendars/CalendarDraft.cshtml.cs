using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Calendars;

/// <summary>A calendar that is being prepared: its entries, how it differs from the one in force, and the way to the preview.</summary>
[BodyAtMost(CalendarUpload.MostBytes)]
internal sealed class CalendarDraftPage(
    CalendarDrafts drafts, CalendarQueries queries, CalendarRuns runs, DeskTime time, Words<CalendarPageWords> words) : DeskPage
{
    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Asked { get; set; }

    [TempData]
    public string? Done { get; set; }

    public CalendarDraft Draft { get; private set; } = null!;

    public CalendarView View { get; private set; } = null!;

    public CalendarDifference Difference { get; private set; } = null!;

    public int Year { get; private set; }

    /// <summary>The last preview, when it is of the draft as it stands.</summary>
    public CalendarRun? Preview { get; private set; }

    public CalendarDayForm Day { get; private set; } = CalendarDayForm.Empty;

    public CalendarHoursForm Hours { get; private set; } = CalendarHoursForm.Empty;

    public CalendarUnitEntryForm UnitEntry { get; private set; } = CalendarUnitEntryForm.Empty;

    public Rejection? Problem { get; private set; }

    /// <summary>Units for which the calendar may say something of their own, by name.</summary>
    public IEnumerable<Unit> Units => Me.Office.Units.All.OrderBy(unit => unit.Name, StringComparer.CurrentCulture);

    public static string PathOf(Guid id) => $"/lich-lam-viec/ban-nhap/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) is { } absent ? Refuse(absent) : Page();

    public Task<IActionResult> OnPostDayAsync(Guid id, CalendarDayForm form) => Edit(id, (Day = form).Read(), CalendarText.ReadDay(form.Date)?.Year);

    public Task<IActionResult> OnPostRemoveDayAsync(Guid id, string? date) => CalendarText.ReadDay(date) is { } day
        ? Edit(id, CalendarEntryText.Change(document => document.RemoveDay(day)), day.Year)
        : Edit(id, CalendarEntryText.Incomplete);

    public Task<IActionResult> OnPostHoursAsync(Guid id, CalendarHoursForm form) => Edit(id, (Hours = form).Read());

    public Task<IActionResult> OnPostRemoveHoursAsync(Guid id, int index) => Edit(id, CalendarEntryText.Change(document => document.RemoveHours(index)));

    public Task<IActionResult> OnPostUnitEntryAsync(Guid id, CalendarUnitEntryForm form) => Edit(id, (UnitEntry = form).Read());

    public Task<IActionResult> OnPostRemoveUnitEntryAsync(Guid id, int index) => Edit(id, CalendarEntryText.Change(document => document.RemoveUnitEntry(index)));

    public Task<IActionResult> OnPostAddYearAsync(Guid id) => Edit(id, CalendarEntryText.Change(document => document.AddYear()));

    public Task<IActionResult> OnPostCompleteAsync(Guid id, int year, bool complete) =>
        Edit(id, CalendarEntryText.Change(document => document.MarkComplete(year, complete)), year);

    public async Task<IActionResult> OnPostReplaceAsync(Guid id, IFormFile? file)
    {
        var text = file is null ? CalendarSentences.Refuse("FileMissing") : await CalendarUpload.Read(file, HttpContext.RequestAborted);
        if (text.Rejection is { } unread) return await Show(id, unread);
        var revision = Change();
        if (revision.Rejection is { } malformed) return Refuse(malformed);
        return await Saved(id, await drafts.Replace(Me, id, revision.Value.Revision!.Value, text.Value, HttpContext.RequestAborted), null);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id)
    {
        var revision = Change();
        if (revision.Rejection is { } malformed) return Refuse(malformed);
        if (await drafts.Discard(id, revision.Value.Revision!.Value, HttpContext.RequestAborted) is { } rejection) return await Show(id, rejection);
        Done = words["Discarded"];
        return Redirect(CalendarPage.Path);
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid id)
    {
        var once = Once();
        if (once.Rejection is { } malformed) return Refuse(malformed);
        var run = await runs.Preview(Me, id, once.Value.Key, HttpContext.RequestAborted);
        return run.Rejection is { } rejection ? await Show(id, rejection) : Redirect(CalendarRunPage.PathOf(run.Value.Id));
    }

    private async Task<IActionResult> Edit(Guid id, Result<Action<CalendarDocument>> edit, int? year = null)
    {
        if (edit.Rejection is { } unreadable) return await Show(id, unreadable);
        var revision = Change();
        if (revision.Rejection is { } malformed) return Refuse(malformed);
        return await Saved(id, await drafts.Edit(Me, id, revision.Value.Revision!.Value, edit.Value, HttpContext.RequestAborted), year);
    }

    private async Task<IActionResult> Saved(Guid id, Result<CalendarDraft> draft, int? year)
    {
        if (draft.Rejection is { } rejection) return await Show(id, rejection);
        Done = words["Saved"];
        return Redirect(year is null ? PathOf(id) : $"{PathOf(id)}?nam={year}");
    }

    /// <summary>The draft as it is now, with what was typed and why it was not taken.</summary>
    private async Task<IActionResult> Show(Guid id, Rejection rejection)
    {
        if (await Load(id) is { } absent) return Refuse(absent);
        Problem = rejection;
        return Again(rejection);
    }

    private async Task<Rejection?> Load(Guid id)
    {
        var draft = await drafts.Read(id, HttpContext.RequestAborted);
        if (draft.Rejection is { } absent) return absent;
        var calendar = WorkingCalendar.Parse(draft.Value.Json).Value;
        (Draft, View, Difference) = (draft.Value, CalendarView.Of(calendar), queries.Difference(calendar));
        Year = View.YearNear(Asked ?? time.Today.Year);
        var preview = await runs.PreviewOf(id, HttpContext.RequestAborted);
        Preview = preview?.DraftRevision == Draft.Revision ? preview : null;
        return null;
    }
}
