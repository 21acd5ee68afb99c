using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Host.Reminders;

/// <summary>Who urged, asked or answered, and with what words, as the reminder keeps it.</summary>
internal sealed record SaidDetails(string By, string Message)
{
    private static readonly SaidJson json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override string ToString() => JsonSerializer.Serialize(this, json.SaidDetails);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SaidDetails Parse(string text) => JsonSerializer.Deserialize(text, json.SaidDetails)!;
}

[JsonSerializable(typeof(SaidDetails))]
internal sealed partial class SaidJson : JsonSerializerContext;
