using System.Text.Json;

namespace Workflow.Core.Procedures;

/// <summary>The form of a step: a closed subset of JSON schema, read once and held against what officers send.</summary>
public sealed class FormSchema
{
    internal FormSchema(Phrase title, IReadOnlyList<FormField> fields) => (Title, Fields) = (title, fields);

    public Phrase Title { get; }

    /// <summary>The fields in the order in which they are shown.</summary>
    public IReadOnlyList<FormField> Fields { get; }

    /// <summary>Reads <c>forms/&lt;key&gt;.json</c>; rejects with every problem and its JSON path.</summary>
    public static Result<FormSchema> Read(string json) => FormSchemaReader.Read(json);

    /// <summary>Whether every text of what was sent can be read and stored, with or without a form to hold it against.</summary>
    public static bool IsReadable(JsonElement data) => ClosedJson.HasReadableText(data);

    /// <summary>Every problem of the data sent for this form, one per field; empty when it fits.</summary>
    public IReadOnlyList<Problem> Validate(JsonElement data) => FormValidation.Check(this, data);
}
