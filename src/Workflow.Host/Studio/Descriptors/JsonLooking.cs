using System.Text.Json;

namespace Workflow.Host.Studio.Descriptors;

/// <summary>Looks into JSON that may hold anything: what is absent or of another kind is undefined, null or empty.</summary>
internal static class JsonLooking
{
    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    public static string? TextAt(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    /// <summary>The literal text of an input, plain or wrapped with its expression; null for anything else.</summary>
    public static string? Literal(this JsonElement input)
    {
        var expression = input.At("expression");
        var value = expression.ValueKind == JsonValueKind.Undefined ? input : expression.TextAt("type") is null or "Literal" ? expression.At("value") : default;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    public static IEnumerable<JsonElement> ItemsAt(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
