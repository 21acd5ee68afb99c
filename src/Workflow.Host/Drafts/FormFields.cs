using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Workflow.Host.Drafts;

/// <summary>Posted fields as they are stored: an object with a list of texts for each name, sorted by name.</summary>
internal static class FormFields
{
    private static readonly JsonSerializerOptions readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields that were filled; null where none was.</summary>
    public static string? Write(IFormCollection sent, Func<string, bool> isField)
    {
        var fields = new JsonObject();
        foreach (var (name, values) in sent.Where(f => isField(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
            if (values.Any(value => !string.IsNullOrWhiteSpace(value))) fields[name] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]);
        return fields.Count == 0 ? null : fields.ToJsonString(readable);
    }

    /// <summary>The same fields as a form; null for what was not written by <see cref="Write"/>.</summary>
    public static IFormCollection? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in document.RootElement.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Array || field.Value.EnumerateArray().Any(value => value.ValueKind != JsonValueKind.String)) return null;
            fields[field.Name] = new StringValues([.. field.Value.EnumerateArray().Select(value => value.GetString())]);
        }
        return new FormCollection(fields);
    }
}
