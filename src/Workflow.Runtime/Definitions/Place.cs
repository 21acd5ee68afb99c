using System.Runtime.InteropServices;
using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>A value in a definition together with its JSON path.</summary>
/// <param name="At">Where it stands; written out only where somebody asks.</param>
/// <param name="Steps">Counts what looking things up here costs.</param>
internal readonly record struct Place(JsonElement Element, JsonPath At, ReadingSteps Steps)
{
    /// <summary>Up to this many members are faster compared one by one.</summary>
    private const int FewMembers = 16;

    /// <summary>The members by name; null where they are compared one by one.</summary>
    private Dictionary<string, JsonElement>? Members { get; init; }

    public string Path => At.ToString();

    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>Absent, or the word <c>null</c>.</summary>
    public bool IsMissing => Kind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>Length of the value as it is written, in bytes.</summary>
    public int Length => Kind == JsonValueKind.Undefined ? 0 : JsonMarshal.GetRawUtf8Value(Element).Length;

    /// <summary>The same place, ready for many lookups however many members it has.</summary>
    public Place Indexed()
    {
        if (Kind != JsonValueKind.Object || Element.GetPropertyCount() <= FewMembers) return this;
        Steps.Add(Element.GetPropertyCount());
        return this with { Members = Element.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal) };
    }

    /// <summary>A member of an object; undefined where it is absent or this is no object.</summary>
    public Place Member(string name) => new(Find(name), new JsonPath(At, name, -1), Steps);

    /// <summary>The items of an array; none for anything else.</summary>
    public IEnumerable<Place> Items()
    {
        if (Kind != JsonValueKind.Array) yield break;
        var index = 0;
        foreach (var item in Element.EnumerateArray())
        {
            Steps.Add(1);
            yield return new(item, new JsonPath(At, "", index++), Steps);
        }
    }

    /// <summary>The text of a string; null for anything else.</summary>
    public string? Text()
    {
        if (Kind != JsonValueKind.String) return null;
        var text = Element.GetString();
        Steps.Add(text!.Length);
        return text;
    }

    private JsonElement Find(string name)
    {
        Steps.Add(1);
        if (Members is not null) return Members.GetValueOrDefault(name);
        if (Kind != JsonValueKind.Object) return default;
        Steps.Add(Element.GetPropertyCount());
        return Element.TryGetProperty(name, out var member) ? member : default;
    }
}

/// <summary>A JSON path as problems show it: the path of what holds a value, and its name or place there.</summary>
internal sealed class JsonPath(JsonPath? holder, string name, int index)
{
    private const int LongestName = 64;
    private const int AsItIs = -2;

    public static JsonPath Root { get; } = new(null, "", -1);

    public static string Member(string path, string name)
    {
        if (name.Length > LongestName) name = string.Concat(name.AsSpan(0, LongestName), "…");
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '-') ? $"{path}.{name}" : $"{path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";
    }

    /// <summary>The path of a definition that an activity stands for: its id in parentheses behind the activity.</summary>
    public static JsonPath OfDefinition(JsonPath activity, string definitionId) => new(activity, $"({definitionId})", AsItIs);

    /// <summary>As deep as JSON may be nested, and no deeper.</summary>
    public override string ToString() => holder is null ? "$" : index >= 0 ? $"{holder}[{index}]" : index == AsItIs ? $"{holder}{name}" : Member(holder.ToString(), name);
}
