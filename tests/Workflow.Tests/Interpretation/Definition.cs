using System.Text.Json.Nodes;
using Workflow.Runtime.Definitions;

namespace Workflow.Interpretation;

/// <summary>
/// Writes a definition from activities of any type: inputs by name, a text that begins with <c>js:</c> as a script, any other value as a literal, and a
/// <see cref="JsonNode"/> as it is.
/// </summary>
internal static class Definition
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
        var definition = Drawing.Json($"| {connections}");
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

    private static JsonObject Wrapped(object? value) => new()
    {
        ["expression"] = value is string text && text.StartsWith("js:", StringComparison.Ordinal)
            ? new JsonObject { ["type"] = "JavaScript", ["value"] = text[3..] }
            : new JsonObject { ["type"] = "Literal", ["value"] = value is null ? null : JsonValue.Create(value) },
    };
}
