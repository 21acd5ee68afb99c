using System.Text.Json;
using System.Text.Json.Serialization;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Runtime;

namespace Workflow.Host.Dossiers;

/// <summary>What came for an activity and could not reach it, as an incident keeps it until it is retried.</summary>
/// <param name="Payload">Compact JSON.</param>
/// <param name="Code">Why what was awaited will not come; null where it came.</param>
internal sealed record Undelivered(WaitKind Kind, string Key, string? Payload, string? Code = null, string? ReasonVi = null, string? ReasonEn = null)
{
    /// <summary>The text that an incident keeps of a stimulus; null for one that somebody will bring again by himself.</summary>
    public static string? Of(Stimulus stimulus) => stimulus switch
    {
        Stimulus.Resumed resumed => Write(new(resumed.Kind, resumed.Key, resumed.PayloadJson)),
        Stimulus.Failed failed => Write(new(failed.Kind, failed.Key, null, failed.Code, failed.Sentence.Vi, failed.Sentence.En)),
        Stimulus.EventRaised raised => Write(new(WaitKind.Event, raised.Name, raised.PayloadJson)),
        _ => null,
    };

    /// <summary>The stimulus that an incident has kept.</summary>
    public static Stimulus Read(string text, Incident incident)
    {
        var kept = JsonSerializer.Deserialize(text, UndeliveredJson.Default.Undelivered)!;
        if (kept.Code is { } code) return new Stimulus.Failed(incident.Activity, incident.Frame, kept.Kind, kept.Key, code, new Phrase(kept.ReasonVi!, kept.ReasonEn!));
        return kept.Kind == WaitKind.Event
            ? new Stimulus.EventRaised(kept.Key, kept.Payload)
            : new Stimulus.Resumed(incident.Activity, incident.Frame, kept.Kind, kept.Key, kept.Payload);
    }

    private static string Write(Undelivered kept) => JsonSerializer.Serialize(kept, UndeliveredJson.Default.Undelivered);
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Undelivered))]
internal sealed partial class UndeliveredJson : JsonSerializerContext;
