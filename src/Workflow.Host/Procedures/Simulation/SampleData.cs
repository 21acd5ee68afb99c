using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Core.Procedures;

namespace Workflow.Host.Procedures.Simulation;

/// <summary>What is filled in where a walk by hand is about the way and its dates, not about the data.</summary>
internal static class SampleData
{
    private const string Text = "Chạy thử";

    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Data of the shape of a form; patterns are not looked at.</summary>
    /// <param name="today">Stands in every date.</param>
    public static string Form(FormSchema form, DateOnly today) => new JsonObject(form.Fields.Select(f => KeyValuePair.Create(f.Name, ValueOf(f, today)))).ToJsonString(readable);

    /// <summary>Everything that any kind of step leaves behind.</summary>
    /// <param name="documents">Keys of the documents that reception scans.</param>
    /// <param name="assignee">Id of the officer who is given the dossier.</param>
    /// <param name="changesTo">Key of the case that a step changes to.</param>
    public static JsonElement Record(IEnumerable<string> documents, string assignee, string changesTo) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["documentsChecked"] = true,
        ["digitised"] = new JsonArray([.. documents.Select(d => JsonValue.Create(d))]),
        ["assignee"] = assignee,
        ["appraisal"] = Text,
        ["slipItems"] = new JsonArray(new JsonObject { ["item"] = Text, ["reason"] = Text }),
        ["secondRequestBasis"] = Text,
        ["minutes"] = Text,
        ["opinion"] = Text,
        ["capacity"] = "Chính danh",
        ["seal"] = Text,
        ["receiver"] = Text,
        ["evidence"] = Text,
        ["amount"] = 1,
        ["receipt"] = Text,
        ["case"] = changesTo,
        ["reason"] = Text,
    });

    public const string Note = Text;

    private static JsonNode? ValueOf(FormField field, DateOnly today) => field.Type switch
    {
        FormFieldType.Text => JsonValue.Create(Text.PadRight(field.MinLength, '.')),
        FormFieldType.Choice => JsonValue.Create(field.Choices.Count > 0 ? field.Choices[0].Value : ""),
        FormFieldType.Date => JsonValue.Create(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FormFieldType.WholeNumber => JsonValue.Create(decimal.Ceiling(field.Minimum ?? 1)),
        FormFieldType.Number => JsonValue.Create(field.Minimum ?? 1),
        FormFieldType.Boolean => JsonValue.Create(true),
        FormFieldType.Rows => new JsonArray(new JsonObject(field.Columns.Select(c => KeyValuePair.Create(c.Name, ValueOf(c, today))))),
        _ => throw new InvalidOperationException($"No example of {field.Type}."),
    };
}
