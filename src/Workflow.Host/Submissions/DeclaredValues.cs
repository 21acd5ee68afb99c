using System.Globalization;
using System.Text.Json;
using Workflow.Core.Procedures;
using Workflow.Host.Desk;

namespace Workflow.Host.Submissions;

/// <summary>A declaration as it is read: titles and values in the reader's language.</summary>
internal sealed class DeclaredValues(Words<DeskWords> words)
{
    public readonly record struct Value(string Title, IReadOnlyList<string> Lines);

    /// <param name="form">The form of the declaration; fields of which it no longer knows are shown by their names, null knows of none.</param>
    public IReadOnlyList<Value> Of(FormSchema? form, JsonElement declaration)
    {
        if (declaration.ValueKind != JsonValueKind.Object) return [];
        var fields = (form?.Fields ?? []).ToDictionary(f => f.Name, StringComparer.Ordinal);
        return [.. declaration.EnumerateObject().Select(given => Of(fields.GetValueOrDefault(given.Name), given))];
    }

    private Value Of(FormField? field, JsonProperty given) =>
        new(field?.Title.In(CultureInfo.CurrentUICulture) ?? given.Name, given.Value.ValueKind == JsonValueKind.Array
            ? [.. given.Value.EnumerateArray().Select(row => Row(field, row))]
            : [Text(field, given.Value)]);

    private string Row(FormField? list, JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object) return Text(null, row);
        var columns = (list?.Columns ?? []).ToDictionary(c => c.Name, StringComparer.Ordinal);
        return string.Join("; ", row.EnumerateObject().Select(cell =>
        {
            var column = columns.GetValueOrDefault(cell.Name);
            return $"{column?.Title.In(CultureInfo.CurrentUICulture) ?? cell.Name}: {Text(column, cell.Value)}";
        }));
    }

    private string Text(FormField? field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => words["Yes"],
        JsonValueKind.False => words["No"],
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString("#,0.####", CultureInfo.CurrentCulture) : value.GetRawText(),
        JsonValueKind.String => Written(field, value.GetString()!),
        _ => "–",
    };

    private static string Written(FormField? field, string text)
    {
        if (field?.Type == FormFieldType.Date && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return field?.Choices.FirstOrDefault(c => c.Value == text)?.Title.In(CultureInfo.CurrentUICulture) ?? text;
    }
}
