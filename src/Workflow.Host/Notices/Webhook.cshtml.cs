using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Host.Desk;

namespace Workflow.Host.Notices;

/// <summary>One subscription: what it is, how it fares, and what an administrator does with it.</summary>
internal sealed class WebhookPage(Webhooks webhooks, WebhookFigures figures, Words<WebhookWords> words) : DeskPage
{
    [TempData]
    public string? Done { get; set; }

    /// <summary>The secret that was made just now; kept in an encrypted cookie for the one page that shows it.</summary>
    [TempData]
    public string? Secret { get; set; }

    public WebhookView View { get; private set; } = null!;

    public WebhookStanding Standing { get; private set; } = WebhookStanding.Unused;

    public WebhookForm Form { get; private set; } = WebhookForm.Empty;

    public Rejection? Refusal { get; private set; }

    /// <summary>Whether the form holds what was typed rather than what is stored.</summary>
    public bool IsTyped { get; private set; }

    public static string PathOf(Guid id) => $"{WebhookListPage.Path}/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id) => await Load(id) is { } absent ? Refuse(absent) : Page();

    public async Task<IActionResult> OnPostSaveAsync(Guid id, string? name, string? url, NoticeKinds[] kinds)
    {
        (Form, IsTyped) = (WebhookForm.Read(name, url, kinds), true);
        var view = await webhooks.Read(id, HttpContext.RequestAborted);
        if (view.Rejection is { } absent) return Refuse(absent);
        // Whether it is active is as stored: at another revision than the reader's the change is refused.
        return await Then(id, revision => webhooks.Change(id, Form.Request(view.Value.IsActive), revision, HttpContext.RequestAborted), words["Saved"]);
    }

    public Task<IActionResult> OnPostSwitchAsync(Guid id, bool isActive) =>
        Then(id, revision => webhooks.Switch(id, isActive, revision, HttpContext.RequestAborted), words[isActive ? "WasResumed" : "WasPaused"]);

    public Task<IActionResult> OnPostRenewAsync(Guid id) => Then(id, async revision =>
    {
        var renewed = await webhooks.Renew(id, revision, HttpContext.RequestAborted);
        if (renewed.Rejection is { } rejection) return rejection;
        Secret = renewed.Value.Secret;
        return renewed.Value.Subscription;
    }, words["Renewed"]);

    public async Task<IActionResult> OnPostTestAsync(Guid id)
    {
        var sent = await webhooks.Test(id, HttpContext.RequestAborted);
        return sent.Rejection is { } rejection ? Refuse(rejection) : Answer(PathOf(id), words["Tested"]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        var view = await webhooks.Read(id, HttpContext.RequestAborted);
        if (view.Rejection is { } absent) return Refuse(absent);
        return await webhooks.Remove(id, HttpContext.RequestAborted) is { } rejection
            ? Refuse(rejection)
            : Answer(WebhookListPage.Path, words["Removed", view.Value.Name]);
    }

    private async Task<IActionResult> Then(Guid id, Func<int, Task<Result<WebhookView>>> act, string done)
    {
        var request = Change();
        if (request.Rejection is { } malformed) return Refuse(malformed);
        var changed = await act(request.Value.Revision!.Value);
        if (changed.Rejection is not { } rejection) return Answer(PathOf(id), done);
        if (await Load(id) is { } absent) return Refuse(absent);
        (Refusal, Form) = (rejection, Form with { Refusal = rejection });
        return Again(rejection);
    }

    private RedirectResult Answer(string path, string done)
    {
        Done = done;
        return Redirect(path);
    }

    private async Task<Rejection?> Load(Guid id)
    {
        var view = await webhooks.Read(id, HttpContext.RequestAborted);
        if (view.Rejection is { } absent) return absent;
        View = view.Value;
        if (!IsTyped) Form = WebhookForm.Of(View);
        Standing = (await figures.Read(HttpContext.RequestAborted)).GetValueOrDefault(NoticeChannels.OfWebhook(id), WebhookStanding.Unused);
        return null;
    }
}
