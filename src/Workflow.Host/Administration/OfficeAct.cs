using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Host.Administration;

/// <summary>What was changed in the office, as the audit keeps it: codes, dates and names of fields, never a person's contacts; pages put it into words.</summary>
/// <param name="Act">Name of the act, e.g. <c>OfficerMoved</c>.</param>
internal sealed record OfficeAct(string Act, IReadOnlyList<OfficeAct.Field> Fields)
{
    private static readonly OfficeActJson json = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    /// <param name="Name">Name of the field, e.g. <c>unit</c>.</param>
    /// <param name="Before">Null where there was nothing, and for personal data.</param>
    /// <param name="After">Null where nothing is left, and for personal data.</param>
    internal sealed record Field(string Name, string? Before = null, string? After = null);

    public static OfficeAct Of(string act, params Field?[] fields) => new(act, [.. fields.OfType<Field>()]);

    /// <summary>A field with its values; null where nothing has changed.</summary>
    public static Field? Changed(string name, string? before, string? after) => before == after ? null : new Field(name, before, after);

    /// <summary>A field of which only is said that it has changed; null where it has not.</summary>
    public static Field? Touched(string name, string? before, string? after) => before == after ? null : new Field(name);

    /// <summary>Number of the decision behind an act; null where none was given.</summary>
    public static Field? Decision(string? number) => string.IsNullOrWhiteSpace(number) ? null : new("decision", null, number.Trim());

    public string Write() => JsonSerializer.Serialize(this, json.OfficeAct);

    /// <summary>Reads what <see cref="Write"/> wrote; null for any other note.</summary>
    public static OfficeAct? Read(string? note)
    {
        if (note is null || !note.StartsWith("{\"Act\":", StringComparison.Ordinal)) return null;
        return JsonSerializer.Deserialize(note, json.OfficeAct);
    }
}

[JsonSerializable(typeof(OfficeAct))]
internal sealed partial class OfficeActJson : JsonSerializerContext;
