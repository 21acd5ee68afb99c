using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>The names that a definition may use for the type of a value; none of them is ever looked up as code.</summary>
public static class ValueTypes
{
    /// <summary>Elsa's short names, as a designer may choose them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "Object", "String", "Boolean", "Int16", "Int32", "Int64", "UInt32", "UInt64", "Single", "Double", "Decimal", "Guid",
        "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Json", "JsonNode", "JsonObject", "JsonElement", "Dictionary", "Array",
    ];

    /// <summary>Whether a variable may be declared with this name; <c>T[]</c> is the array of a known one.</summary>
    public static bool IsKnown(string name) => All.Contains(name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name, StringComparer.Ordinal);

    /// <summary>
    /// Whether a name on an input can be passed over: a short name, or one of Elsa's own types. The input's type is known
    /// from the activity, so that the name decides nothing; an outside type can only be there for harm.
    /// </summary>
    public static bool IsHarmless(string name) =>
        name.StartsWith("Elsa.", StringComparison.Ordinal) || name.Length <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '[' or ']' or '<' or '>' or '_' or '?');

    /// <summary>The default of a variable as compact JSON: a text that Studio wrote, or JSON of the type itself.</summary>
    internal static bool TryDefault(JsonElement value, string typeName, bool isArray, out string json)
    {
        json = "null";
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return true;
        if (value.ValueKind != JsonValueKind.String) return Accept(value, typeName, isArray, out json);
        var text = value.GetString()!;
        if (text.Length == 0 && typeName != "String") return true;
        if (!isArray && IsText(typeName)) return Accept(value, typeName, isArray, out json);
        if (TryParse(text, out var parsed)) return Accept(parsed, typeName, isArray, out json);
        return !isArray && typeName == "Object" && Accept(value, typeName, isArray, out json);
    }

    private static bool TryParse(string text, out JsonElement parsed)
    {
        parsed = default;
        try
        {
            using var document = JsonDocument.Parse(text.ToLowerInvariant() is "true" or "false" ? text.ToLowerInvariant() : text, new JsonDocumentOptions { MaxDepth = JsonScan.MostDepth });
            parsed = document.RootElement.Clone();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Accept(JsonElement value, string typeName, bool isArray, out string json)
    {
        json = JsonSerializer.Serialize(value, MeaningWriter.Plain);
        if (isArray || typeName == "Array") return value.ValueKind == JsonValueKind.Array;
        return typeName switch
        {
            "Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "Int16" or "Int32" or "Int64" or "UInt32" or "UInt64" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number),
            "Single" or "Double" or "Decimal" => value.ValueKind == JsonValueKind.Number,
            "Dictionary" or "JsonObject" => value.ValueKind == JsonValueKind.Object,
            _ => !IsText(typeName) || value.ValueKind == JsonValueKind.String,
        };
    }

    private static bool IsText(string typeName) =>
        typeName is "String" or "Guid" or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri";
}
