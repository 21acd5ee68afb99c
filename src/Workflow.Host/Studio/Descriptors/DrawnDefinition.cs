using System.Text.Json;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>
/// What a definition holds as it is drawn, whether or not the runtime could read it: its activities with the ways that leave them, and what its
/// scripts may name. Nothing in it is judged here.
/// </summary>
internal sealed class DrawnDefinition
{
    private static readonly JsonDocumentOptions bounded = new() { MaxDepth = 64 };

    /// <summary>Members of an activity that hold values, not activities.</summary>
    private static readonly string[] values = ["expression", "metadata", "customProperties", "memoryReference", "designer"];

    private readonly List<DrawnActivity> activities = [];
    private readonly List<DrawnVariable> variables = [];
    private readonly Dictionary<string, List<string>> ways = new(StringComparer.Ordinal);

    private DrawnDefinition()
    {
    }

    /// <summary>A definition of which nothing is known.</summary>
    public static DrawnDefinition Nothing { get; } = new();

    /// <summary>Every activity, the holder before what it holds.</summary>
    public IReadOnlyList<DrawnActivity> Activities => activities;

    /// <summary>The variables of the definition, then those of its containers.</summary>
    public IReadOnlyList<DrawnVariable> Variables => variables;

    /// <summary>The declared inputs.</summary>
    public IReadOnlyList<DrawnVariable> Inputs { get; private init; } = [];

    /// <summary>Reads a stored text; one that is no JSON object holds nothing.</summary>
    public static DrawnDefinition Read(string document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, bounded);
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? Of(parsed.RootElement.Clone()) : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    /// <summary>The outcomes by which connections leave an activity, each once, in the order of the connections.</summary>
    public IReadOnlyList<string> WaysOut(string activityId) => ways.GetValueOrDefault(activityId) ?? [];

    private static DrawnDefinition Of(JsonElement definition)
    {
        var drawn = new DrawnDefinition { Inputs = [.. DrawnVariable.ListOf(definition, "inputs")] };
        drawn.variables.AddRange(DrawnVariable.ListOf(definition, "variables"));
        if (definition.TryGetProperty("root", out var root)) drawn.Walk(root);
        return drawn;
    }

    private void Walk(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item);
            return;
        }
        if (element.ValueKind != JsonValueKind.Object) return;
        if (DrawnActivity.Of(element) is { } activity)
        {
            activities.Add(activity);
            variables.AddRange(DrawnVariable.ListOf(element, "variables"));
            foreach (var connection in element.ItemsAt("connections")) Follow(connection);
        }
        foreach (var member in element.EnumerateObject())
            if (!values.Contains(member.Name, StringComparer.Ordinal)) Walk(member.Value);
    }

    private void Follow(JsonElement connection)
    {
        if (connection.At("source") is not { ValueKind: JsonValueKind.Object } source || source.TextAt("activity") is not { } id) return;
        if (!ways.TryGetValue(id, out var outcomes)) ways[id] = outcomes = [];
        var outcome = source.TextAt("port") is { Length: > 0 } port ? port : "Done";
        if (!outcomes.Contains(outcome, StringComparer.Ordinal)) outcomes.Add(outcome);
    }
}

/// <summary>One activity as it is drawn.</summary>
/// <param name="Version">Of its type; 1 where nothing is said.</param>
/// <param name="Name">The name by which scripts read its outputs; its id where it has none.</param>
internal sealed record DrawnActivity(string Id, string Type, int Version, string Name, JsonElement Element)
{
    /// <summary>An activity is what has an id and a type; null for anything else.</summary>
    public static DrawnActivity? Of(JsonElement element)
    {
        if (element.TextAt("id") is not { Length: > 0 } id || element.TextAt("type") is not { Length: > 0 } type) return null;
        var version = element.At("version") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var given) ? given : 1;
        return new(id, type, version, element.TextAt("name") is { Length: > 0 } name ? name : id, element);
    }

    /// <summary>Members that hold one activity each.</summary>
    public IEnumerable<string> Embedded => Element.EnumerateObject().Where(m => m.Name.Length > 0 && m.Value.ValueKind == JsonValueKind.Object && Of(m.Value) is not null).Select(m => m.Name);
}

/// <summary>A variable or input as it is declared.</summary>
internal sealed record DrawnVariable(string Name, string TypeName, bool IsArray)
{
    /// <summary>The named ones of a list that an object holds.</summary>
    public static IEnumerable<DrawnVariable> ListOf(JsonElement holder, string list)
    {
        foreach (var item in holder.ItemsAt(list))
            if (item.TextAt("name") is { Length: > 0 } name)
                yield return new(name, item.TextAt("typeName") ?? item.TextAt("type") ?? "Object", item.At("isArray").ValueKind == JsonValueKind.True);
    }
}
