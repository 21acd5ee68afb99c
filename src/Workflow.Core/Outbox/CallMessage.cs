using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core.Dossiers;

namespace Workflow.Core.Outbox;

/// <summary>A call over HTTP as a message: each host and port is a channel of its own, and calls to one need no order.</summary>
public static class CallMessage
{
    private static readonly CallJson json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Channel of an address that cannot be read; the sender refuses it with its reason.</summary>
    public const string NoChannel = "http:";

    public static OutboxMessage Of(
        Guid id, Guid dossierId, string unitCode, int sequence, (int Activity, int Frame) place, HttpCall call, DateTime now) => new OutboxMessage
        {
            Id = id,
            DossierId = dossierId,
            Channel = ChannelOf(call.Url),
            Sequence = sequence,
            UnitCode = unitCode,
            IsOrdered = false,
            MostAttempts = call.Retries ? RetryPlan.MostAttempts : 1,
            Payload = JsonSerializer.Serialize(call, json.HttpCall),
            CreatedAt = now,
        }.DueAt(now, place);

    /// <summary>The call that a message was made of.</summary>
    public static HttpCall Read(OutboxMessage message) => JsonSerializer.Deserialize(message.Payload, json.HttpCall)!;

    private static string ChannelOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http:{address.IdnHost}:{address.Port}")
            : NoChannel;
}

[JsonSerializable(typeof(HttpCall))]
internal sealed partial class CallJson : JsonSerializerContext;
