namespace Workflow.Host.Notices;

/// <summary>The channels by which people and machines are told of things.</summary>
internal static class NoticeChannels
{
    public const string Mail = "mail:relay";
    public const string Sms = "sms:gateway";
    public const string Webhook = "webhook:";

    /// <summary>Each subscription is a channel of its own: one that is down holds up no other.</summary>
    public static string OfWebhook(Guid subscription) => $"{Webhook}{subscription:N}";

    /// <summary>The subscription of a channel that <see cref="OfWebhook"/> named.</summary>
    public static Guid SubscriptionOf(string channel) => Guid.ParseExact(channel.AsSpan(Webhook.Length), "N");

    /// <summary>The subscription that a channel is of; null for any other channel, and for what is none.</summary>
    public static Guid? FindSubscription(string channel) =>
        channel.StartsWith(Webhook, StringComparison.Ordinal) && Guid.TryParseExact(channel.AsSpan(Webhook.Length), "N", out var id) ? id : null;
}
