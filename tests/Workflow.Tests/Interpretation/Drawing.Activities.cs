using System.Text.Json.Nodes;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// Flowcharts with activities of any type: inputs by name, a text that begins with <c>js:</c> as a script, any other value as a literal, and a
/// <see cref="JsonNode"/> as it is. What a definition is called by others is added to a drawn one.
/// </summary>
internal static partial class Drawing
{
    /// <summary>An activity such as <c>Of("d", "Delay", ("timeSpan", "PT1H"))</c>.</summary>
    public static JsonObject Of(string id, string type, params (string Name, object? Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = "Elsa." + type };
        foreach (var (name, value) in inputs) activity[name] = value as JsonNode ?? Wrapped(value);
        return activity;
    }

    /// <summary>The same, able to begin the process from outside.</summary>
    public static JsonObject Trigger(string id, string type, params (string Name, object? Value)[] inputs)
    {
        var activity = Of(id, type, inputs);
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return activity;
    }

    /// <summary>A flowchart of activities and connections, <c>a.Yes&gt;b b&gt;c</c>; a step for each activity that only the connections name.</summary>
    public static JsonObject Flow(string connections, params JsonObject[] activities)
    {
        var definition = Json($"| {connections}");
        var drawn = definition["root"]!["activities"]!.AsArray();
        foreach (var activity in activities)
        {
            drawn.Remove(drawn.FirstOrDefault(a => (string?)a!["id"] == (string?)activity["id"]));
            drawn.Add(activity.DeepClone());
        }
        return definition;
    }

    /// <summary>Adds a variable of the whole process.</summary>
    public static JsonObject With(this JsonObject definition, string variable, string type = "Object")
    {
        definition["variables"]!.AsArray().Add(new JsonObject { ["id"] = variable, ["name"] = variable, ["typeName"] = type });
        return definition;
    }

    /// <summary>The graph; problems fail the test.</summary>
    public static ProcessGraph Graph(this JsonObject definition)
    {
        var result = DefinitionReader.Read(definition.ToJsonString());
        Assert.That(result.Graph, Is.Not.Null, string.Join('\n', result.Problems));
        return result.Graph!;
    }

    /// <summary>What reading has to say, as <c>code path</c> each.</summary>
    public static string Problems(this JsonObject definition) =>
        string.Join("; ", DefinitionReader.Read(definition.ToJsonString()).Problems.Select(p => $"{p.Code} {p.Path}"));

    /// <summary>A definition that others may use as an activity.</summary>
    public static JsonObject AsActivity(this JsonObject definition, string name, string[]? inputs = null, string[]? outputs = null, string[]? outcomes = null)
    {
        definition["definitionId"] = name;
        definition["name"] = name;
        definition["options"] = new JsonObject { ["usableAsActivity"] = true };
        definition["inputs"] = Declared(inputs);
        definition["outputs"] = Declared(outputs);
        definition["outcomes"] = new JsonArray([.. (outcomes ?? []).Select(o => JsonValue.Create(o))]);
        return definition;
    }

    /// <summary>A definition with an id of its own.</summary>
    public static JsonObject Called(this JsonObject definition, string definitionId)
    {
        definition["definitionId"] = definitionId;
        return definition;
    }

    private static JsonObject Wrapped(object? value) => value is string text && text.StartsWith("js:", StringComparison.Ordinal)
        ? Wrapped("JavaScript", text[3..])
        : Wrapped("Literal", value is null ? null : JsonValue.Create(value));

    private static JsonArray Declared(string[]? names) => new([.. (names ?? []).Select(n => new JsonObject { ["name"] = n, ["type"] = "Object" })]);
}
