using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Core;

namespace Workflow.Runtime.Tracing;

/// <summary>What a trace came to.</summary>
/// <param name="Status"><c>Finished</c>, <c>Waiting</c>, <c>Cancelled</c>, or <c>Blocked</c> by an incident.</param>
/// <param name="Lines">Texts of <c>WriteLine</c>, in order.</param>
/// <param name="Variables">Compact JSON by name, the declared ones first.</param>
/// <param name="Journal">Entries such as <c>Elsa.Start#s Completed</c>, in order.</param>
/// <param name="Warnings">What publishing would refuse or have confirmed, and stimuli that found no place.</param>
public sealed record TraceResult(
    string Status,
    IReadOnlyList<string> Lines,
    IReadOnlyDictionary<string, string> Variables,
    string CorrelationId,
    string Name,
    IReadOnlyList<TraceResult.Incident> Incidents,
    IReadOnlyList<TraceResult.Stage> Stages,
    IReadOnlyList<string> Journal,
    IReadOnlyList<Problem> Warnings)
{
    /// <summary>A failed activity.</summary>
    public sealed record Incident(string Activity, Phrase Message);

    /// <summary>How things stood after the start or after one operation.</summary>
    /// <param name="Lines">How many lines had been written.</param>
    /// <param name="Waits">Entries such as <c>a1:OneStop.Appraise</c>, in the order in which they began.</param>
    public sealed record Stage(string After, string Status, int Lines, IReadOnlyList<string> Waits);

    /// <summary>One JSON object, indented, its sentences in English.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("status", Status);
            WriteList(json, "lines", Lines);
            json.WriteStartObject("output");
            json.WriteEndObject();
            WriteVariables(json);
            json.WriteString("correlationId", CorrelationId);
            json.WriteString("name", Name);
            WriteIncidents(json);
            WriteStages(json);
            WriteList(json, "journal", Journal);
            WriteProblems(json, "warnings", Warnings);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Problems as one JSON object, as a trace answers when there is nothing to run.</summary>
    public static string ToJson(IReadOnlyList<Problem> problems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            WriteProblems(json, "problems", problems);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteVariables(Utf8JsonWriter json)
    {
        json.WriteStartObject("variables");
        foreach (var (name, value) in Variables)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
        json.WriteEndObject();
    }

    private void WriteIncidents(Utf8JsonWriter json)
    {
        json.WriteStartArray("incidents");
        foreach (var incident in Incidents)
        {
            json.WriteStartObject();
            json.WriteString("activity", incident.Activity);
            json.WriteString("message", incident.Message.En);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WriteStages(Utf8JsonWriter json)
    {
        json.WriteStartArray("stages");
        foreach (var stage in Stages)
        {
            json.WriteStartObject();
            json.WriteString("after", stage.After);
            json.WriteString("status", stage.Status);
            json.WriteNumber("lines", stage.Lines);
            WriteList(json, "waits", stage.Waits);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteProblems(Utf8JsonWriter json, string name, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("path", problem.Path);
            json.WriteString("activity", problem.Subject);
            json.WriteString("message", problem.Sentence.En);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }
}
