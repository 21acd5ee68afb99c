using System.Globalization;
using System.Text.Json;

namespace Workflow.Core.Procedures;

/// <summary>Holds the data of a completed step against its form.</summary>
internal static class FormValidation
{
    private static readonly SentenceBook sentences = SentenceBook.For<ProcedureSentences>();

    public static IReadOnlyList<Problem> Check(FormSchema form, JsonElement data)
    {
        var problems = new ProblemList();
        if (!ClosedJson.HasReadableText(data))
            problems.Add("JsonTextBroken", "$");
        else
            CheckObject(form.Fields, data, "$", problems);
        return problems.All;
    }

    private static void CheckObject(IReadOnlyList<FormField> fields, JsonElement data, string path, ProblemList problems)
    {
        var reader = new ObjectReader(data, path, problems);
        if (data.ValueKind != JsonValueKind.Object) return;
        foreach (var field in fields)
        {
            if (reader.Optional(field.Name) is { } value)
                CheckValue(field, value, reader.At(field.Name), problems);
            else if (field.Required)
                Report(field, "EntryMissing", reader.At(field.Name), problems);
        }
        reader.Close();
    }

    private static void CheckValue(FormField field, JsonElement value, string path, ProblemList problems)
    {
        switch (field.Type)
        {
            case FormFieldType.Text:
                CheckText(field, value, path, problems);
                break;
            case FormFieldType.Choice when !IsChoice(field, value):
                Report(field, "EntryNotChoice", path, problems, string.Join(", ", field.Choices.Select(c => c.Value)));
                break;
            case FormFieldType.Date when !IsDate(value):
                Report(field, "EntryNotDate", path, problems);
                break;
            case FormFieldType.Boolean when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                Report(field, "EntryNotBoolean", path, problems);
                break;
            case FormFieldType.WholeNumber or FormFieldType.Number:
                CheckNumber(field, value, path, problems);
                break;
            case FormFieldType.Rows:
                CheckRows(field, value, path, problems);
                break;
        }
    }

    private static void CheckText(FormField field, JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } text)
            Report(field, "EntryNotText", path, problems);
        else if (field.Required && string.IsNullOrWhiteSpace(text))
            Report(field, "EntryMissing", path, problems);
        else if (text.Length < field.MinLength || text.Length > field.MaxLength)
            Report(field, "EntryLength", path, problems, field.MinLength, field.MaxLength);
        else if (field.Pattern?.IsMatch(text) == false)
            Report(field, "EntryPattern", path, problems, field.Pattern);
    }

    private static bool IsChoice(FormField field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && field.Choices.Any(c => c.Value == value.GetString());

    private static bool IsDate(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static void CheckNumber(FormField field, JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
            Report(field, "EntryNotNumber", path, problems);
        else if (field.Type == FormFieldType.WholeNumber && decimal.Truncate(number) != number)
            Report(field, "EntryNotWhole", path, problems);
        else if (number < field.Minimum)
            Report(field, "EntryTooSmall", path, problems, field.Minimum);
        else if (number > field.Maximum)
            Report(field, "EntryTooLarge", path, problems, field.Maximum);
    }

    private static void CheckRows(FormField field, JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Report(field, "EntryNotList", path, problems);
            return;
        }
        if (value.GetArrayLength() < field.MinLength || value.GetArrayLength() > field.MaxLength)
        {
            Report(field, "EntryRowCount", path, problems, field.MinLength, field.MaxLength);
            return;
        }
        var i = 0;
        foreach (var row in value.EnumerateArray())
            CheckObject(field.Columns, row, $"{path}[{i++}]", problems);
    }

    /// <summary>The field's title is always the sentence's first argument, what is specific follows.</summary>
    private static void Report(
        FormField field, string code, string path, ProblemList problems, params ReadOnlySpan<object?> rest) =>
        problems.Add(new Problem(code, path, field.Title.Vi, sentences.Of(code, [field.Title, .. rest])));
}
