using System.Globalization;
using System.Text.Json;
using Workflow.Core.Procedures;

namespace Workflow.Host.Desk.Forms;

/// <summary>A form that was filled and stored, as lines to be read.</summary>
internal static class FilledForm
{
    /// <summary>A line for each field that has a value, in the order of the form; what the form does not name stands behind under its own name.</summary>
    /// <param name="form">The form that it was filled by; null where there is none.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Lines(FormSchema? form, JsonElement data, Words<DeskWords> words)
    {
        if (data.ValueKind != JsonValueKind.Object) return [];
        var lines = new List<KeyValuePair<string, string>>();
        var fields = form?.Fields ?? [];
        foreach (var field in fields)
            if (data.TryGetProperty(field.Name, out var value)) lines.Add(KeyValuePair.Create(field.Title.In(CultureInfo.CurrentUICulture), TextOf(field, value, words)));
        var known = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        lines.AddRange(data.EnumerateObject().Where(p => !known.Contains(p.Name)).Select(p => KeyValuePair.Create(p.Name, Plain(p.Value))));
        return [.. lines.Where(line => line.Value.Length > 0)];
    }

    private static string TextOf(FormField field, JsonElement value, Words<DeskWords> words) => (field.Type, value.ValueKind) switch
    {
        (FormFieldType.Choice, JsonValueKind.String) =>
            field.Choices.FirstOrDefault(c => c.Value == value.GetString())?.Title.In(CultureInfo.CurrentUICulture) ?? value.GetString()!,
        (FormFieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => words[value.GetBoolean() ? "Yes" : "No"],
        (FormFieldType.Date, JsonValueKind.String) when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        (FormFieldType.WholeNumber or FormFieldType.Number, JsonValueKind.Number) when value.TryGetDecimal(out var number) => number.ToString("#,0.############", CultureInfo.CurrentCulture),
        (FormFieldType.Rows, JsonValueKind.Array) => string.Join(
            "; ", value.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object)
                .Select(row => string.Join(", ", field.Columns.Where(c => row.TryGetProperty(c.Name, out _)).Select(c => TextOf(c, row.GetProperty(c.Name), words))))),
        _ => Plain(value),
    };

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };
}
