using System.Text.Json;

namespace Workflow.Runtime.Definitions;

/// <summary>A value in a definition together with its JSON path.</summary>
internal readonly record struct Place(JsonElement Element, string Path)
{
    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>Absent, or the word <c>null</c>.</summary>
    public bool IsMissing => Kind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>A member of an object; undefined where it is absent or this is no object.</summary>
    public Place Member(string name) => Kind == JsonValueKind.Object && Element.TryGetProperty(name, out var member)
        ? new(member, JsonPath.Member(Path, name))
        : new(default, JsonPath.Member(Path, name));

    /// <summary>The items of an array; none for anything else.</summary>
    public IEnumerable<Place> Items()
    {
        if (Kind != JsonValueKind.Array) yield break;
        var index = 0;
        foreach (var item in Element.EnumerateArray()) yield return new(item, $"{Path}[{index++}]");
    }

    /// <summary>The text of a string; null for anything else.</summary>
    public string? Text() => Kind == JsonValueKind.String ? Element.GetString() : null;
}

/// <summary>Writes JSON paths as problems show them.</summary>
internal static class JsonPath
{
    public static string Member(string path, string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '-') ? $"{path}.{name}" : $"{path}['{name.Replace("'", "\\'", StringComparison.Ordinal)}']";
}
