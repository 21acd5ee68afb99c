using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Host.Reminders;

/// <summary>Who urged a step on, and with what words, as the reminder keeps it.</summary>
internal sealed record UrgeDetails(string By, string Message)
{
    private static readonly UrgeJson json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override string ToString() => JsonSerializer.Serialize(this, json.UrgeDetails);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static UrgeDetails Parse(string text) => JsonSerializer.Deserialize(text, json.UrgeDetails)!;
}

[JsonSerializable(typeof(UrgeDetails))]
internal sealed partial class UrgeJson : JsonSerializerContext;
