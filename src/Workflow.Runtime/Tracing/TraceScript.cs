using System.Text.Json;
using System.Xml;
using Workflow.Core;

namespace Workflow.Runtime.Tracing;

/// <summary>What a trace is to do with a process after its start.</summary>
public sealed record TraceScript(IReadOnlyDictionary<string, string> Input, string CorrelationId, IReadOnlyList<TraceScript.Operation> Steps)
{
    private const int MostSteps = 10_000;
    private static readonly TimeSpan mostAdvance = TimeSpan.FromDays(3653);
    private static readonly JsonDocumentOptions options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Starts the process and does nothing more.</summary>
    public static readonly TraceScript Empty = new(new Dictionary<string, string>(), "", []);

    /// <summary>One thing done from outside; a closed set.</summary>
    public abstract record Operation
    {
        private Operation() { }

        /// <summary>What an activity has waited for longest comes: a human step is completed, without an outcome with its first; a worker, a call or a request answers.</summary>
        public sealed record Complete(string Activity, string? Outcome, string? ResultJson) : Operation;

        /// <summary>A named event is raised.</summary>
        public sealed record Event(string Name, string? PayloadJson) : Operation;

        /// <summary>Time passes, and the timers that are due meanwhile with it.</summary>
        public sealed record Advance(TimeSpan Duration) : Operation;

        /// <summary>The process is ended from outside.</summary>
        public sealed record Cancel : Operation;
    }

    /// <summary>Reads <c>{ "input", "correlationId", "steps": [{ "op", … }] }</c>, or refuses it with every problem.</summary>
    public static Result<TraceScript> Read(string json)
    {
        var problems = new List<Problem>();
        try
        {
            using var document = JsonDocument.Parse(json, options);
            var script = Read(document.RootElement, problems);
            if (problems.Count == 0) return script;
        }
        catch (JsonException exception)
        {
            problems.Add(ProblemAt("ScriptNotJson", "$", exception.LineNumber + 1, exception.BytePositionInLine + 1));
        }
        catch (InvalidOperationException)
        {
            // Half a character written as an escape; System.Text.Json tells only by refusing to read it.
            problems.Add(ProblemAt("ScriptTextBroken", "$"));
        }
        return new Rejection(RejectionKind.Malformed, "TraceScriptUnusable", RunSentences.Of("TraceScriptUnusable")) { Problems = problems };
    }

    private static TraceScript Read(JsonElement root, List<Problem> problems)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Add(ProblemAt("ScriptNotObject", "$"));
            return Empty;
        }
        var input = root.TryGetProperty("input", out var given) && given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetRawText())
            : [];
        return new(input, TextOf(root, "correlationId") ?? "", ReadSteps(root, problems));
    }

    private static List<Operation> ReadSteps(JsonElement root, List<Problem> problems)
    {
        var steps = new List<Operation>();
        if (!root.TryGetProperty("steps", out var list)) return steps;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostSteps)
        {
            problems.Add(ProblemAt("ScriptStepsUnusable", "$.steps", MostSteps));
            return steps;
        }
        foreach (var element in list.EnumerateArray())
        {
            if (ReadStep(element) is { } step) steps.Add(step);
            else problems.Add(ProblemAt("ScriptStepUnknown", $"$.steps[{steps.Count + problems.Count}]"));
        }
        return steps;
    }

    private static Operation? ReadStep(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        return TextOf(element, "op") switch
        {
            "complete" when TextOf(element, "activity") is { } activity => new Operation.Complete(activity, TextOf(element, "outcome"), RawOf(element, "result")),
            "event" when TextOf(element, "name") is { } name => new Operation.Event(name, RawOf(element, "payload")),
            "advance" when DurationOf(TextOf(element, "duration")) is { } duration && duration >= TimeSpan.Zero && duration <= mostAdvance => new Operation.Advance(duration),
            "cancel" => new Operation.Cancel(),
            _ => null,
        };
    }

    private static TimeSpan? DurationOf(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? RawOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetRawText() : null;

    private static Problem ProblemAt(string code, string path, params ReadOnlySpan<object?> arguments) => new(code, path, null, RunSentences.Of(code, arguments));
}
