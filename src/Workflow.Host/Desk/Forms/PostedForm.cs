using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Core.Procedures;

namespace Workflow.Host.Desk.Forms;

/// <summary>Reads what a browser sent for a form into the JSON that the form's schema is held against.</summary>
internal static class PostedForm
{
    /// <summary>Fields left empty are absent; a number that cannot be read stays text, so that the schema names it.</summary>
    public static JsonElement Read(IReadOnlyList<FormField> fields, string root, IFormCollection sent) =>
        JsonSerializer.SerializeToElement(ReadObject(fields, root, sent));

    /// <summary>The places of a list's rows in which something was typed, in order.</summary>
    public static IReadOnlyList<int> FilledRows(FormField list, string name, IFormCollection sent) =>
        [.. Enumerable.Range(0, list.MaxLength + 1)
            .TakeWhile(place => list.Columns.Any(column => sent.ContainsKey($"{name}[{place}].{column.Name}")) || place == 0)
            .Where(place => list.Columns.Any(column => !string.IsNullOrWhiteSpace(sent[$"{name}[{place}].{column.Name}"])))];

    /// <summary>The same, for a caller that adds what no field can hold.</summary>
    public static JsonObject ReadObject(IReadOnlyList<FormField> fields, string root, IFormCollection sent)
    {
        var data = new JsonObject();
        foreach (var field in fields)
            if (ReadValue(field, $"{root}.{field.Name}", sent) is { } value) data[field.Name] = value;
        return data;
    }

    private static JsonNode? ReadValue(FormField field, string name, IFormCollection sent)
    {
        if (field.Type == FormFieldType.Rows) return ReadRows(field, name, sent);
        var text = sent[name].ToString().Trim();
        if (field.Type == FormFieldType.Boolean) return JsonValue.Create(text == "true");
        if (text.Length == 0) return null;
        return field.Type is FormFieldType.WholeNumber or FormFieldType.Number && TypedNumber.Read(text, CultureInfo.CurrentCulture) is { } number
            ? JsonValue.Create(number)
            : JsonValue.Create(text.ReplaceLineEndings("\n"));
    }

    private static JsonArray? ReadRows(FormField list, string name, IFormCollection sent)
    {
        var filled = FilledRows(list, name, sent);
        if (filled.Count == 0 && !list.Required) return null;
        return new JsonArray([.. filled.Select(place => ReadObject(list.Columns, $"{name}[{place}]", sent))]);
    }
}
