using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Workflow.Core.Notices;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Outbox;

namespace Workflow.Host.Notices;

/// <summary>Text messages through a gateway that takes one JSON object a message (docs/channels.md); its provider is nobody's business here.</summary>
internal sealed class SmsChannel(
    OfficeDirectory directory, NoticeTimes times, ApplicantContacts applicants, NoticeTexts texts, GuardedExchange exchange, IOptions<ChannelOptions> options)
    : NoticeChannel(directory, times, applicants)
{
    private readonly SmsOptions sms = options.Value.Sms;

    public override string Kind => "sms";

    public override TimeSpan TimeoutOf(OutboxMessage message) => TimeSpan.FromSeconds(sms.TimeoutSeconds);

    protected override string? AddressOf(Contact contact) => contact.Phone;

    protected override bool Takes(NoticeReader reader, NoticeKinds kind) => (reader.Preferences?.Sms ?? options.Value.SmsKinds).HasFlag(kind);

    protected override async Task<SendOutcome> Send(OutboxMessage message, Notice notice, string address, bool inEnglish, CancellationToken stopping)
    {
        if (!sms.IsSetUp) return SendOutcome.OfFailure("ChannelNotSetUp") with { IsChannelDown = true };
        var id = message.Id.ToString();
        var text = sms.WithDiacritics ? ShortText.Fit(texts.Short(notice, inEnglish, message.CreatedAt), ShortText.LongestWithDiacritics) : ShortText.Plain(texts.Short(notice, inEnglish, message.CreatedAt));
        var body = JsonSerializer.SerializeToUtf8Bytes(new SmsPost(id, address, text, sms.Sender, sms.WithDiacritics ? "ucs2" : "gsm7"), SmsJson.Default.SmsPost);
        using var request = new HttpRequestMessage(HttpMethod.Post, sms.Url);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add(CallHeaders.IdempotencyKey, id);
        if (sms.Header is not null) request.Headers.TryAddWithoutValidation(sms.Header, sms.HeaderValue);
        return await exchange.Send(request, TimeoutOf(message), (response, _) => Task.FromResult(OutcomeOf(response)), stopping);
    }

    /// <summary>2xx: taken. 400, 413 and 422: this message never will be. Anything else is the gateway's trouble, or that of its account.</summary>
    private SendOutcome OutcomeOf(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode) return SendOutcome.Taken();
        var outcome = SendOutcome.OfFailure(GuardedExchange.CodeOf(response)) with { RetryAfter = exchange.RestAskedBy(response) };
        return (int)response.StatusCode is 400 or 413 or 422 ? outcome with { IsFinal = true } : outcome with { IsChannelDown = true };
    }
}

/// <summary>What is posted to the gateway.</summary>
/// <param name="Id">The same in every attempt.</param>
/// <param name="To">With the country's prefix, e.g. <c>+84912345678</c>.</param>
/// <param name="Sender">Absent where none was agreed.</param>
/// <param name="Encoding"><c>gsm7</c>: at most 160 characters of GSM 03.38; <c>ucs2</c>: with diacritics, two parts at most.</param>
internal sealed record SmsPost(string Id, string To, string Text, string? Sender, string Encoding);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SmsPost))]
internal sealed partial class SmsJson : JsonSerializerContext;
