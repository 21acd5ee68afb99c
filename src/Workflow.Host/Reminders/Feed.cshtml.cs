using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Deadlines;
using Workflow.Host.Desk;

namespace Workflow.Host.Reminders;

/// <summary>What an officer was reminded of.</summary>
internal sealed class FeedPage(ReminderFeed feed) : DeskPage
{
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<Reminder> Reminders { get; private set; } = [];

    public string? Next { get; private set; }

    public bool HasUnread => Reminders.Any(r => r.ReadAt is null);

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await feed.List(Me, After, null, HttpContext.RequestAborted);
        if (page.Rejection is { } rejection) return Refuse(rejection);
        (Reminders, Next) = (page.Value.Items, page.Value.Next);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await feed.MarkAllRead(Me, HttpContext.RequestAborted);
        return Redirect("/nhac-viec");
    }
}
