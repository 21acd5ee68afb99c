using System.Globalization;
using System.Text.Json;

namespace Workflow.Core.Deadlines;

/// <summary>Typed access to a closed JSON object; what is missing, unknown or of the wrong type becomes a problem with its path.</summary>
internal sealed class JsonFields
{
    private const int LongestText = 1000;
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public void Problem(string code, string path, params ReadOnlySpan<object?> arguments)
    {
        var quoted = arguments.ToArray();
        for (var i = 0; i < quoted.Length; i++)
            if (quoted[i] is string text) quoted[i] = DeadlineSentences.Quoted(text);
        problems.Add(new Problem(code, path, null, DeadlineSentences.Book.Of(code, quoted)));
    }

    public bool IsObject(JsonElement element, string path, IReadOnlyCollection<string> fields)
    {
        if (!Has(element, path, JsonValueKind.Object)) return false;
        foreach (var property in element.EnumerateObject())
            if (!fields.Contains(property.Name)) Problem("FieldUnknown", path, property.Name);
        return true;
    }

    public bool Has(JsonElement element, string path, JsonValueKind kind)
    {
        if (element.ValueKind == kind) return true;
        Problem("FieldWrongType", path, kind);
        return false;
    }

    public JsonElement? Field(JsonElement owner, string path, string name)
    {
        if (owner.TryGetProperty(name, out var value)) return value;
        Problem("FieldMissing", path, name);
        return null;
    }

    public string? Text(JsonElement owner, string path, string name) =>
        Field(owner, path, name) is { } value ? Text(value, $"{path}.{name}") : null;

    public string? OptionalText(JsonElement owner, string path, string name) =>
        owner.TryGetProperty(name, out var value) ? Text(value, $"{path}.{name}") : null;

    public bool? Flag(JsonElement owner, string path, string name)
    {
        if (Field(owner, path, name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Problem("FieldWrongType", $"{path}.{name}", "true/false");
        return null;
    }

    public int? Number(JsonElement owner, string path, string name)
    {
        if (Field(owner, path, name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Problem("FieldWrongType", $"{path}.{name}", JsonValueKind.Number);
        return null;
    }

    public DateOnly? Date(JsonElement owner, string path, string name) =>
        Text(owner, path, name) is { } text ? Date(text, $"{path}.{name}") : null;

    public DateOnly? Date(string text, string path)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Problem("DateInvalid", path, text);
        return null;
    }

    public DateOnly? OptionalDate(JsonElement owner, string path, string name) =>
        OptionalText(owner, path, name) is { } text ? Date(text, $"{path}.{name}") : null;

    /// <summary>Office windows; null stays null.</summary>
    public WorkingHours? Windows(string? text, string path)
    {
        if (text is null) return null;
        var hours = WorkingHours.Parse(text);
        if (hours.Rejection is not { } rejection) return hours.Value;
        problems.Add(new Problem(rejection.Code, path, null, rejection.Sentence));
        return null;
    }

    /// <summary>One word of a closed set.</summary>
    public TValue? Known<TValue>(Dictionary<string, TValue> table, JsonElement owner, string path, string name, string code)
        where TValue : struct
    {
        if (Text(owner, path, name) is not { } text) return null;
        if (table.TryGetValue(text, out var value)) return value;
        Problem(code, $"{path}.{name}", text);
        return null;
    }

    /// <summary>The elements of an array of texts, each with its path.</summary>
    public IEnumerable<(string Path, string Value)> Texts(JsonElement owner, string path, string name)
    {
        foreach (var (place, element) in Elements(owner, path, name))
            if (Text(element, place) is { } text) yield return (place, text);
    }

    /// <summary>The elements of an array, each with its path.</summary>
    public IEnumerable<(string Path, JsonElement Value)> Elements(JsonElement owner, string path, string name)
    {
        if (Field(owner, path, name) is not { } array || !Has(array, $"{path}.{name}", JsonValueKind.Array)) yield break;
        var index = 0;
        foreach (var element in array.EnumerateArray())
            yield return ($"{path}.{name}[{(index++).ToString(CultureInfo.InvariantCulture)}]", element);
    }

    /// <summary>The elements of an array that may be absent, at most so many, each with its path.</summary>
    public IEnumerable<(string Path, JsonElement Value)> OptionalElements(JsonElement owner, string path, string name, int most)
    {
        if (!owner.TryGetProperty(name, out var array)) return [];
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() <= most) return Elements(owner, path, name);
        Problem("TooMany", $"{path}.{name}", most);
        return [];
    }

    private string? Text(JsonElement value, string path)
    {
        if (!Has(value, path, JsonValueKind.String)) return null;
        var text = value.GetString()!;
        if (!string.IsNullOrWhiteSpace(text) && text.Length <= LongestText) return text;
        Problem("TextLength", path, LongestText);
        return null;
    }
}
