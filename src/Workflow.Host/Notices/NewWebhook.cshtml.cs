using Microsoft.AspNetCore.Mvc;
using Workflow.Core.Notices;
using Workflow.Host.Desk;

namespace Workflow.Host.Notices;

/// <summary>Subscribes a system; its page shows the secret once.</summary>
internal sealed class NewWebhookPage(Webhooks webhooks, Words<WebhookWords> words) : DeskPage
{
    public const string Path = "/he-thong-nhan/them-moi";

    [TempData]
    public string? Done { get; set; }

    /// <inheritdoc cref="WebhookPage.Secret"/>
    [TempData]
    public string? Secret { get; set; }

    public WebhookForm Form { get; private set; } = WebhookForm.Empty;

    public async Task<IActionResult> OnPostAsync(string? name, string? url, NoticeKinds[] kinds)
    {
        Form = WebhookForm.Read(name, url, kinds);
        var added = await webhooks.Add(Form.Request(isActive: true), HttpContext.RequestAborted);
        if (added.Rejection is { } rejection)
        {
            Form = Form with { Refusal = rejection };
            return Again(rejection);
        }
        (Done, Secret) = (words["Added"], added.Value.Secret);
        return Redirect(WebhookPage.PathOf(added.Value.Subscription.Id));
    }
}
