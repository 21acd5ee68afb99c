using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Procedures.Check;

/// <summary>Turns values of <c>cases.yaml</c> into the JSON that an officer's page would send.</summary>
internal static class ExampleValues
{
    /// <summary>One object of several, where a later one's field takes the place of an earlier one's.</summary>
    public static JsonElement Merge(params ReadOnlySpan<IReadOnlyDictionary<string, object?>?> parts)
    {
        var merged = new JsonObject();
        foreach (var part in parts)
            foreach (var (name, value) in part ?? new Dictionary<string, object?>())
                merged[name] = ToNode(value);
        return JsonSerializer.SerializeToElement(merged);
    }

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        IDictionary<object, object> fields => new JsonObject(fields.Select(f => KeyValuePair.Create($"{f.Key}", ToNode(f.Value)))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToNode)]),
        _ => JsonSerializer.SerializeToNode(value),
    };
}
