using System.Globalization;
using Workflow.Core;
using Workflow.Core.Notices;

namespace Workflow.Host.Notices;

/// <summary>What an administrator typed about a subscription, with what is wrong with it.</summary>
internal sealed record WebhookForm(string Name, string Url, IReadOnlyList<NoticeKinds> Kinds, Rejection? Refusal = null)
{
    public static readonly WebhookForm Empty = new("", "", []);

    public static WebhookForm Of(WebhookView subscription) => new(subscription.Name, subscription.Url, subscription.Kinds);

    public static WebhookForm Read(string? name, string? url, NoticeKinds[] kinds) => new(name ?? "", (url ?? "").Trim(), kinds);

    public WebhookRequest Request(bool isActive) => new(Name, Url, Kinds, isActive);

    /// <summary>What is wrong with one field; null when nothing is.</summary>
    public string? ErrorOf(string field) => Refusal?.Problems.FirstOrDefault(p => p.Path == $"$.{field}")?.Sentence.In(CultureInfo.CurrentUICulture);
}
