using Workflow.Core.Notices;

namespace Workflow.Host.Notices;

/// <summary>What a subscription is to be.</summary>
/// <param name="Url">http or https; its host needs a line in <c>Outbox:AllowedHosts</c>.</param>
internal sealed record WebhookRequest(string Name, string Url, IReadOnlyList<NoticeKinds> Kinds, bool IsActive = true)
{
    public static WebhookRequest Of(WebhookSubscription subscription) =>
        new(subscription.Name, subscription.Url, NoticeChoices.ListOf(subscription.Kinds), subscription.IsActive);
}

/// <summary>A subscription as administrators see it, without its secret.</summary>
internal sealed record WebhookView(Guid Id, string Name, string Url, IReadOnlyList<NoticeKinds> Kinds, bool IsActive, DateTime CreatedAt, int Revision)
{
    public static WebhookView Of(WebhookSubscription subscription) => new(
        subscription.Id, subscription.Name, subscription.Url, NoticeChoices.ListOf(subscription.Kinds), subscription.IsActive, subscription.CreatedAt, subscription.Revision);
}

/// <summary>A subscription that was just added, or that just got a new secret.</summary>
/// <param name="Secret">What its requests are signed with; shown this once.</param>
internal sealed record NewWebhook(WebhookView Subscription, string Secret);
