using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>Writes a graph's meaning in one canonical form.</summary>
internal static class MeaningWriter
{
    /// <summary>Compact, with letters of every language as they are.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Raised whenever the same graph would be written otherwise; part of the text, so that hashes never meet by accident.</summary>
    private const int FormatVersion = 1;

    public static byte[] Write(ProcessGraph graph)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteActivities(json, graph);
            WriteConnections(json, graph);
            json.WriteNumber("format", FormatVersion);
            json.WriteString("start", graph.Start < 0 ? null : graph.Activities[graph.Start].Key);
            WriteVariables(json, graph.Activities[0].Variables);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteActivities(Utf8JsonWriter json, ProcessGraph graph)
    {
        json.WriteStartArray("activities");
        foreach (var activity in graph.Activities)
        {
            json.WriteStartObject();
            WritePairs(json, "captures", activity.Captures, raw: false);
            json.WriteString("id", activity.Key);
            WritePairs(json, "inputs", activity.Meaning, raw: true);
            if (graph.Reads.Outputs) json.WriteString("name", activity.ScriptName);
            if (activity.Parent > 0 || activity is { Parent: 0, Port: not "activities" })
            {
                json.WriteString("parent", graph.Activities[activity.Parent].Key);
                json.WriteString("port", activity.Port);
            }
            if (activity.Index > 0 && activity.Flow is { Start: >= 0 and var start }) json.WriteString("start", graph.Activities[start].Key);
            if (graph.Triggers.Any(t => t.Activity == activity.Index)) json.WriteBoolean("startsProcess", true);
            json.WriteString("type", activity.Type.Name);
            if (activity.Index > 0 && !activity.Variables.IsEmpty) WriteVariables(json, activity.Variables);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WritePairs(Utf8JsonWriter json, string name, IReadOnlyCollection<KeyValuePair<string, string>> pairs, bool raw)
    {
        if (pairs.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
        {
            json.WritePropertyName(key);
            if (raw) json.WriteRawValue(value);
            else json.WriteStringValue(value);
        }
        json.WriteEndObject();
    }

    private static void WriteConnections(Utf8JsonWriter json, ProcessGraph graph)
    {
        json.WriteStartArray("connections");
        foreach (var connection in graph.Connections)
        {
            json.WriteStartArray();
            json.WriteStringValue(graph.Activities[connection.Source].Key);
            json.WriteStringValue(connection.Outcome);
            json.WriteStringValue(graph.Activities[connection.Target].Key);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteVariables(Utf8JsonWriter json, IReadOnlyList<DeclaredVariable> variables)
    {
        json.WriteStartArray("variables");
        foreach (var variable in variables.OrderBy(v => v.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WritePropertyName("default");
            json.WriteRawValue(variable.DefaultJson);
            json.WriteBoolean("isArray", variable.IsArray);
            json.WriteString("name", variable.Name);
            json.WriteString("type", variable.TypeName);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
