using System.Text.Json.Nodes;

namespace Workflow.Interpretation;

/// <summary>Gives drawn definitions what others call them by.</summary>
internal static class DrawingNames
{
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

    private static JsonArray Declared(string[]? names) => new([.. (names ?? []).Select(n => new JsonObject { ["name"] = n, ["type"] = "Object" })]);
}
