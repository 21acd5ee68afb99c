using System.Text.Json;
using System.Text.Unicode;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// Walks a text once before anything is made of it: size, UTF-8, well-formedness, depth, members given twice, numbers that no
/// amount of care could use, type names smuggled in.
/// </summary>
internal static class JsonScan
{
    public const int MostBytes = 1 << 20;
    public const int MostDepth = 64;
    private const int LongestNumber = 64;

    /// <summary>Notes what is wrong; true when the text can be read as JSON.</summary>
    public static bool Check(ReadOnlySpan<byte> utf8, ReadingProblems problems)
    {
        if (utf8.Length > MostBytes) problems.Add("DefinitionTooLarge", "$", null, utf8.Length, MostBytes);
        else if (!Utf8.IsValid(utf8)) problems.Add("DefinitionNotUtf8", "$", null);
        else Walk(utf8, problems);
        return !problems.PreventGraph;
    }

    private static void Walk(ReadOnlySpan<byte> utf8, ReadingProblems problems)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
        var levels = new Stack<Level>();
        try
        {
            while (reader.Read()) Visit(ref reader, levels, problems);
        }
        catch (JsonException exception)
        {
            problems.Add("DefinitionNotJson", PathOf(levels), null, (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
        }
    }

    private static void Visit(ref Utf8JsonReader reader, Stack<Level> levels, ReadingProblems problems)
    {
        var token = reader.TokenType;
        if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            levels.Pop();
            return;
        }
        if (token != JsonTokenType.PropertyName && levels.TryPeek(out var array) && array.Names is null) array.Index++;

        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray) levels.Push(new Level(token == JsonTokenType.StartObject));
        else if (token == JsonTokenType.PropertyName) Enter(ref reader, levels, problems);
        else if (token == JsonTokenType.String && reader.ValueIsEscaped && TextOf(ref reader) is null) problems.Add("TextBroken", PathOf(levels), null);
        else if (token == JsonTokenType.Number && !IsUsable(ref reader)) problems.Add("NumberTooLarge", PathOf(levels), null);
    }

    private static void Enter(ref Utf8JsonReader reader, Stack<Level> levels, ReadingProblems problems)
    {
        var level = levels.Peek();
        var name = TextOf(ref reader);
        level.Name = name ?? "?";
        if (name is null) problems.Add("TextBroken", PathOf(levels), null);
        else if (!level.Names!.Add(name)) problems.Add("MemberTwice", PathOf(levels), null, name);
        else if (name is "$type") problems.Add("TypeNameRefused", PathOf(levels), null);
    }

    /// <summary>The string at the reader, or null where its escapes make half a character, or NUL, which not every database can store.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is { } text && !text.Contains('\0') ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsUsable(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length <= LongestNumber && reader.TryGetDouble(out var value) && double.IsFinite(value);

    private static string PathOf(Stack<Level> levels)
    {
        var path = "$";
        foreach (var level in levels.Reverse())
        {
            if (level.Names is null && level.Index >= 0) path += $"[{level.Index}]";
            if (level.Names is not null && level.Name is not null) path = JsonPath.Member(path, level.Name);
        }
        return path;
    }

    private sealed class Level(bool isObject)
    {
        public HashSet<string>? Names { get; } = isObject ? new(StringComparer.Ordinal) : null;
        public string? Name { get; set; }
        public int Index { get; set; } = -1;
    }
}
