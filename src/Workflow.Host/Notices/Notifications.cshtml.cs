using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Host.Desk;

namespace Workflow.Host.Notices;

/// <summary>Where an officer chooses what comes by which channel, in which language and when not.</summary>
internal sealed class NotificationsPage(NoticeChoices choices, IOptions<ChannelOptions> options) : DeskPage
{
    private const string Saved = "luu";

    [BindProperty(Name = "xong", SupportsGet = true)]
    public string? Done { get; set; }

    public NoticeChoiceView View { get; private set; } = null!;

    public Rejection? Problem { get; private set; }

    public bool WasSaved => Done == Saved;

    public QuietHours Office => options.Value.Quiet;

    public bool HasOwnHours => View.Choice.QuietFrom is not null;

    public void OnGet() => View = NoticeChoiceView.Of(Me, choices.Of(Me));

    public async Task<IActionResult> OnPostAsync(string? language, NoticeKinds[] mail, NoticeKinds[] sms, string? hours, string? from, string? until)
    {
        var own = hours == "own";
        var choice = new NoticeChoice(language ?? "", mail, sms, own ? Read(from) : null, own ? Read(until) : null);
        View = NoticeChoiceView.Of(Me, choice);
        Problem = own && (choice.QuietFrom is null || choice.QuietUntil is null)
            ? NoticeSentences.Refuse(RejectionKind.Unprocessable, "QuietHoursHalf")
            : (await choices.Save(Me, choice, HttpContext.RequestAborted)).Rejection;
        return Problem is { } rejection ? Again(rejection) : Redirect($"/nhan-thong-bao?xong={Saved}");
    }

    private static TimeOnly? Read(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
