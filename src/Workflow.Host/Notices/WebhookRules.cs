using Workflow.Core;
using Workflow.Core.Notices;
using Workflow.Host.Outbox;

namespace Workflow.Host.Notices;

/// <summary>What a subscription has to be, whoever asks for it.</summary>
internal sealed class WebhookRules(GuardedExchange exchange)
{
    public const int LongestName = 100;
    public const int LongestUrl = 2000;

    /// <summary>Everything that speaks against a request, each problem at its field; null when nothing does.</summary>
    public Rejection? RefusalOf(WebhookRequest request)
    {
        (string Field, Rejection? Refusal)[] fields = [("name", Name(request.Name)), ("url", Url(request.Url)), ("kinds", Kinds(request.Kinds))];
        var problems = fields.Where(f => f.Refusal is not null).Select(f => new Problem(f.Refusal!.Code, $"$.{f.Field}", null, f.Refusal.Sentence)).ToList();
        return problems.Count == 0 ? null : new Rejection(RejectionKind.Unprocessable, problems[0].Code, problems[0].Sentence) { Problems = problems };
    }

    private static Rejection? Name(string name) => name.Trim().Length is 0 or > LongestName ? Refuse("WebhookNameLength", LongestName) : null;

    private Rejection? Url(string url) => url.Length > LongestUrl || !ChannelOptions.IsHttp(url) ? Refuse("WebhookUrlUnusable") : exchange.RefusalOf(new Uri(url));

    private static Rejection? Kinds(IReadOnlyList<NoticeKinds> kinds) => NoticeChoices.Union(kinds) == NoticeKinds.None ? Refuse("WebhookKindsMissing") : null;

    private static Rejection Refuse(string code, params ReadOnlySpan<object?> arguments) => NoticeSentences.Refuse(RejectionKind.Unprocessable, code, arguments);
}
