using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Deadlines;
using Workflow.Host.Desk;

namespace Workflow.Host.Reminders;

/// <summary>What an officer was reminded of.</summary>
internal sealed class FeedPage(ReminderFeed feed) : DeskPage
{
    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What alone is shown; everything without it or with a word that is none of the kinds.</summary>
    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? About { get; set; }

    public ReminderSubject? Subject => Enum.GetValues<ReminderSubject>().Cast<ReminderSubject?>().FirstOrDefault(s => s.ToString() == About);

    public IReadOnlyList<Reminder> Reminders { get; private set; } = [];

    public string? Next { get; private set; }

    public bool HasUnread => Reminders.Any(r => r.ReadAt is null);

    /// <summary>Colour and sign of a reminder: a late step and an overdue dossier never look alike.</summary>
    public static string LookOf(Reminder reminder) => reminder switch
    {
        { Threshold: >= Threshold.Daily } => "info",
        { Threshold: < Threshold.Overdue } => "near",
        { Subject: ReminderSubject.Dossier } => "over",
        _ => "late",
    };

    /// <summary>The page of what a reminder is about.</summary>
    public static string AddressOf(Reminder reminder) => reminder.Subject switch
    {
        ReminderSubject.Dossier => $"/ho-so/{reminder.DossierCode}",
        ReminderSubject.Clarification => "/lam-ro",
        ReminderSubject.Submission => $"/truc-tuyen/{reminder.SubjectId}",
        _ => $"/viec/{reminder.SubjectId}",
    };

    public async Task<IActionResult> OnGetAsync()
    {
        var page = await feed.List(Me, After, null, Subject, HttpContext.RequestAborted);
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
