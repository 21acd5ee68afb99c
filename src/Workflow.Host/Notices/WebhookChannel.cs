using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Outbox;
using Workflow.Host.Outbox;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Notices;

/// <summary>Signed requests to subscribed machines: each subscription is a channel of its own, with its own secret.</summary>
internal sealed class WebhookChannel(WebhookBook book, WebhookSecrets secrets, GuardedExchange exchange, CallSignature signature) : IOutboxChannel
{
    private static readonly TimeSpan timeout = TimeSpan.FromSeconds(20);
    private static readonly WebhookJson json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter<Core.Deadlines.ReminderSubject>() },
    });

    public string Kind => "webhook";

    public bool RestsWhenDown => true;

    public TimeSpan TimeoutOf(OutboxMessage message) => timeout;

    /// <summary>Machines are never disturbed; a subscription that was ended or switched off gets nothing more, except what tests it.</summary>
    public DateTime? MayGo(OutboxMessage message, CommandSession session, DateTime now)
    {
        var notice = Notice.Read(message);
        if (book.Find(NoticeChannels.SubscriptionOf(message.Channel)) is not { } subscription) return null;
        if (notice.Subject is null) return now;
        return subscription.IsActive && !NoticeStanding.IsOutOfDate(notice, session, now) ? now : null;
    }

    public async Task<SendOutcome> Send(OutboxMessage message, CancellationToken stopping)
    {
        if (book.Find(NoticeChannels.SubscriptionOf(message.Channel)) is not { } subscription || secrets.Open(subscription) is not { } secret)
            return SendOutcome.OfFailure("SecretUnreadable") with { IsChannelDown = true };
        var notice = Notice.Read(message);
        var id = message.Id.ToString();
        var body = JsonSerializer.SerializeToUtf8Bytes(new WebhookEvent(TypeOf(notice), message.CreatedAt, notice.Subject), json.WebhookEvent);
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add(CallHeaders.IdempotencyKey, id);
        signature.Sign(request, id, body, secret);
        return await exchange.Send(request, timeout, (response, _) => Task.FromResult(OutcomeOf(response)), stopping);
    }

    /// <summary>What the event is called outside, e.g. <c>task.overdue</c>.</summary>
    private static string TypeOf(Notice notice) => string.Join('.', notice.Template.Split('.').Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    /// <summary>2xx: taken. 410: the receiver wants no more of it. Anything else is tried again.</summary>
    private SendOutcome OutcomeOf(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) return SendOutcome.Taken();
        var outcome = SendOutcome.OfFailure(GuardedExchange.CodeOf(response)) with { RetryAfter = exchange.RestAskedBy(response) };
        return response.StatusCode == HttpStatusCode.Gone ? outcome with { IsFinal = true } : outcome with { IsChannelDown = true };
    }
}

/// <summary>What a subscribed machine is told, as Standard Webhooks has it.</summary>
/// <param name="Data">Absent in a test.</param>
internal sealed record WebhookEvent(string Type, DateTime Timestamp, NoticeSubject? Data);

[JsonSerializable(typeof(WebhookEvent))]
internal sealed partial class WebhookJson : JsonSerializerContext;
