using System.Text.Json;

namespace Workflow.Core.Procedures;

/// <summary>One JSON object read field by field; what is absent, misshapen, repeated or not asked for becomes a problem.</summary>
internal sealed class ObjectReader
{
    public const int MostTextLength = 2000;
    public const int MostItems = 200;

    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly bool isObject;

    public ObjectReader(JsonElement element, string path, ProblemList problems)
    {
        (Path, Problems) = (path, problems);
        isObject = element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            problems.Add("FieldNotObject", path);
            return;
        }
        foreach (var property in element.EnumerateObject())
            if (!fields.TryAdd(property.Name, property.Value))
                problems.Add("FieldRepeated", At(property.Name), property.Name);
    }

    public string Path { get; }

    public ProblemList Problems { get; }

    public IEnumerable<string> Names => fields.Keys;

    public string At(string name) => $"{Path}.{name}";

    /// <summary>A field that must be there, or null with a problem.</summary>
    public JsonElement? Required(string name)
    {
        var value = Optional(name);
        if (value is null && isObject) Problems.Add("FieldMissing", At(name), name);
        return value;
    }

    /// <summary>A field that may be absent; an explicit null is a problem, for absence already says it.</summary>
    public JsonElement? Optional(string name)
    {
        asked.Add(name);
        if (!fields.TryGetValue(name, out var value)) return null;
        if (value.ValueKind != JsonValueKind.Null) return value;
        Problems.Add("FieldNull", At(name), name);
        return null;
    }

    public string Text(string name) => AsText(name, Required(name)) ?? "";

    public string? OptionalText(string name) => AsText(name, Optional(name));

    public bool Flag(string name, bool otherwise)
    {
        if (Optional(name) is not { } value) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Problems.Add("FieldNotBoolean", At(name), name);
        return otherwise;
    }

    /// <summary>A whole number between two bounds, both inclusive; null where absent.</summary>
    public long? OptionalWhole(string name, long least, long most) => AsWhole(name, Optional(name), least, most);

    /// <summary>A whole number between two bounds, both inclusive; zero where it could not be read.</summary>
    public long Whole(string name, long least, long most) => AsWhole(name, Required(name), least, most) ?? 0;

    public decimal? OptionalNumber(string name) => AsNumber(name, Optional(name));

    public decimal Number(string name) => AsNumber(name, Required(name)) ?? 0;

    /// <summary>A member of an enumeration, written with a small first letter.</summary>
    public T Member<T>(string name)
        where T : struct, Enum =>
        AsMember<T>(name, Required(name)) ?? default;

    /// <summary>A member that may be absent.</summary>
    public T Member<T>(string name, T otherwise)
        where T : struct, Enum =>
        AsMember<T>(name, Optional(name)) ?? otherwise;

    /// <summary>A text in both languages: an object with <c>vi</c> and <c>en</c>.</summary>
    public Phrase Phrase(string name) =>
        Required(name) is { } value ? AsPhrase(value, At(name)) : default;

    public Phrase AsPhrase(JsonElement value, string path)
    {
        var reader = new ObjectReader(value, path, Problems);
        var phrase = new Phrase(reader.Text("vi"), reader.Text("en"));
        reader.Close();
        return phrase;
    }

    public T? Child<T>(string name, Func<ObjectReader, T> read)
        where T : class =>
        Optional(name) is { } value ? ReadChild(value, At(name), read) : null;

    public IReadOnlyList<T> Children<T>(string name, int least, Func<ObjectReader, T> read) =>
        Items(name, least).Select((item, i) => ReadChild(item, $"{At(name)}[{i}]", read)).ToList();

    public IReadOnlyList<string> Texts(string name, int least) =>
        Items(name, least).Select((item, i) => AsText($"{name}[{i}]", item) ?? "").ToList();

    public IReadOnlyList<JsonElement> Items(string name, int least)
    {
        if (Required(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array)
            Problems.Add("FieldNotList", At(name), name);
        else if (value.GetArrayLength() < least || value.GetArrayLength() > MostItems)
            Problems.Add("ListLength", At(name), name, least, MostItems);
        else
            return [.. value.EnumerateArray()];
        return [];
    }

    /// <summary>Reports every field that nobody asked for.</summary>
    public void Close()
    {
        foreach (var name in fields.Keys.Where(name => !asked.Contains(name)))
            Problems.Add("FieldUnknown", At(name), name);
    }

    private T ReadChild<T>(JsonElement value, string path, Func<ObjectReader, T> read)
    {
        var reader = new ObjectReader(value, path, Problems);
        var child = read(reader);
        reader.Close();
        return child;
    }

    private T? AsMember<T>(string name, JsonElement? element)
        where T : struct, Enum
    {
        if (AsText(name, element) is not { } text) return null;
        foreach (var member in Enum.GetValues<T>())
            if (JsonNamingPolicy.CamelCase.ConvertName(member.ToString()) == text) return member;
        var known = Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);
        Problems.Add("ValueUnknown", At(name), text, string.Join(", ", known));
        return null;
    }

    private string? AsText(string name, JsonElement? element)
    {
        if (element is not { } value) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (string.IsNullOrWhiteSpace(text))
            Problems.Add("FieldNotText", At(name), name);
        else if (text.Length > MostTextLength)
            Problems.Add("TextTooLong", At(name), name, MostTextLength);
        else
            return text;
        return null;
    }

    private decimal? AsNumber(string name, JsonElement? element)
    {
        if (element is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
        Problems.Add("FieldNotNumber", At(name), name);
        return null;
    }

    private long? AsWhole(string name, JsonElement? element, long least, long most)
    {
        if (element is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
            return number;
        Problems.Add("FieldNotWhole", At(name), name, least, most);
        return null;
    }
}
