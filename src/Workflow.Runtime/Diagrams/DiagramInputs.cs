using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workflow.Runtime.Definitions;

namespace Workflow.Runtime.Diagrams;

/// <summary>Brings the several ways in which Elsa writes one value to one.</summary>
internal static class DiagramInputs
{
    private static readonly JsonWriterOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a member says; null where it says nothing.</summary>
    public static DiagramInput? Read(Place member)
    {
        if (member.IsMissing) return null;
        if (member.Kind != JsonValueKind.Object) return Given("Literal", member.Kind == JsonValueKind.Array ? Compact(member.Element) : TextOf(member));
        if (member.Member("expression") is { IsMissing: false } expression)
            return Given(expression.Member("type").Text() ?? "Literal", TextOf(expression.Member("value")));
        if (member.Member("memoryReference").Member("id").Text() is { } variable) return Given("Output", variable);
        return member.Member("typeName").IsMissing ? Given("Object", Compact(member.Element)) : null;
    }

    /// <summary>A value as text: a string as it is, everything else as JSON without white space.</summary>
    public static string Compact(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return "";
        if (value.ValueKind == JsonValueKind.String) return value.GetString()!;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, readable)) value.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A value as text without what says nothing: empty lists and objects, members that are null, false or empty. Studio writes these out, others leave them away.</summary>
    public static string Said(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0) return "";
        if (value.ValueKind != JsonValueKind.Object) return Compact(value);
        var said = value.EnumerateObject().Select(m => (m.Name, Text: m.Value.ValueKind == JsonValueKind.False ? "" : Said(m.Value))).Where(m => m.Text.Length > 0)
            .OrderBy(m => m.Name, StringComparer.Ordinal);
        return string.Join(", ", said.Select(m => $"{m.Name}: {m.Text}"));
    }

    private static DiagramInput? Given(string syntax, string text) => (syntax, text) switch
    {
        (_, "") => null,
        ("Object", _) => new(syntax, Parsed(text) is { } value ? Compact(value) : text),
        ("Variable", _) => new(syntax, NameOf(text)),
        _ => new(syntax, text),
    };

    private static string TextOf(Place value) => value.Text() ?? Compact(value.Element);

    /// <summary>The variable that Studio writes as a whole object in a string.</summary>
    private static string NameOf(string text) =>
        Parsed(text) is { ValueKind: JsonValueKind.Object } variable
        && (variable.TryGetProperty("name", out var name) || variable.TryGetProperty("id", out name)) && name.ValueKind == JsonValueKind.String
            ? name.GetString()! : text;

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonScan.MostDepth });
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
