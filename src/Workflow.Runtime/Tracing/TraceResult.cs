using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Core;

namespace Workflow.Runtime.Tracing;

/// <summary>What a trace came to.</summary>
/// <param name="Status"><c>Finished</c>, <c>Waiting</c>, <c>Cancelled</c>, or <c>Blocked</c> by an incident.</param>
/// <param name="Lines">Texts of <c>WriteLine</c> of the process and of those that it started, in the order in which they were written.</param>
/// <param name="Output">Compact JSON of what the process yielded, by name.</param>
/// <param name="Variables">Compact JSON by name, the declared ones first.</param>
/// <param name="Journal">Entries such as <c>Elsa.Start#s Completed</c>, in order.</param>
/// <param name="Warnings">What publishing would refuse or have confirmed, and stimuli that found no place.</param>
/// <param name="Children">Processes that it started, in the order in which they began.</param>
public sealed record TraceResult(
    string Status,
    IReadOnlyList<string> Lines,
    IReadOnlyDictionary<string, string> Output,
    IReadOnlyDictionary<string, string> Variables,
    string CorrelationId,
    string Name,
    IReadOnlyList<TraceResult.Incident> Incidents,
    IReadOnlyList<TraceResult.Stage> Stages,
    IReadOnlyList<string> Journal,
    IReadOnlyList<Problem> Warnings,
    IReadOnlyList<TraceResult.Child> Children)
{
    /// <summary>A failed activity.</summary>
    public sealed record Incident(string Activity, Phrase Message);

    /// <summary>A process that the traced one, or one that it started, has started.</summary>
    /// <param name="StartedBy">Id of the activity.</param>
    public sealed record Child(
        string DefinitionId, string StartedBy, string Status, IReadOnlyDictionary<string, string> Output, IReadOnlyList<string> Waits,
        IReadOnlyList<Incident> Incidents, IReadOnlyList<string> Journal);

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
            WriteValues(json, "output", Output);
            WriteValues(json, "variables", Variables);
            json.WriteString("correlationId", CorrelationId);
            json.WriteString("name", Name);
            WriteIncidents(json, Incidents);
            WriteStages(json);
            WriteList(json, "journal", Journal);
            WriteProblems(json, "warnings", Warnings);
            WriteChildren(json);
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

    private void WriteChildren(Utf8JsonWriter json)
    {
        json.WriteStartArray("children");
        foreach (var child in Children)
        {
            json.WriteStartObject();
            json.WriteString("definitionId", child.DefinitionId);
            json.WriteString("startedBy", child.StartedBy);
            json.WriteString("status", child.Status);
            WriteValues(json, "output", child.Output);
            WriteList(json, "waits", child.Waits);
            WriteIncidents(json, child.Incidents);
            WriteList(json, "journal", child.Journal);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, string member, IReadOnlyDictionary<string, string> values)
    {
        json.WriteStartObject(member);
        foreach (var (name, value) in values)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }
        json.WriteEndObject();
    }

    private static void WriteIncidents(Utf8JsonWriter json, IReadOnlyList<Incident> incidents)
    {
        json.WriteStartArray("incidents");
        foreach (var incident in incidents)
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
