using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Hosting;

namespace Workflow.Host.Calendars;

/// <summary>Begins a draft from the calendar in force or from a file.</summary>
[BodyAtMost(CalendarUpload.MostBytes)]
internal sealed class NewCalendarDraftPage(CalendarDrafts drafts, Words<CalendarPageWords> words) : DeskPage
{
    public const string Path = "/lich-lam-viec/nhap-moi";

    public string Name { get; private set; } = "";

    public Rejection? Problem { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnPostAsync(string? title, IFormFile? file)
    {
        Name = title ?? "";
        var cancellation = HttpContext.RequestAborted;
        string? json = null;
        if (file is not null)
        {
            var text = await CalendarUpload.Read(file, cancellation);
            if (text.Rejection is { } unread) return Show(unread);
            json = text.Value;
        }
        var draft = await drafts.Begin(Me, Name, json, cancellation);
        if (draft.Rejection is { } rejection) return Show(rejection);
        Done = words["Begun"];
        return Redirect(CalendarDraftPage.PathOf(draft.Value.Id));
    }

    private PageResult Show(Rejection rejection)
    {
        Problem = rejection;
        return Again(rejection);
    }
}
