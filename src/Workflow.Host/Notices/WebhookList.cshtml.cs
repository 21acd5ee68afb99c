using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;

namespace Workflow.Host.Notices;

/// <summary>The systems that are told by webhook, each with how it fares.</summary>
internal sealed class WebhookListPage(Webhooks webhooks, WebhookFigures figures) : DeskPage
{
    public const string Path = "/he-thong-nhan";

    private IReadOnlyDictionary<string, WebhookStanding> standings = new Dictionary<string, WebhookStanding>();

    /// <summary>What was done just now on a page that leads back here.</summary>
    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<WebhookView> Subscriptions { get; private set; } = [];

    public WebhookStanding StandingOf(Guid id) => standings.GetValueOrDefault(NoticeChannels.OfWebhook(id), WebhookStanding.Unused);

    public async Task OnGetAsync()
    {
        Subscriptions = await webhooks.List(HttpContext.RequestAborted);
        standings = await figures.Read(HttpContext.RequestAborted);
    }
}
