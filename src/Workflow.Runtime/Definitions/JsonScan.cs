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

    /// <summary>Names, values and brackets: three times what a definition of the greatest length has, and little enough for every one to become an object in memory.</summary>
    private const int MostTokens = 250_000;

    /// <summary>Notes what is wrong; true when the text can be read as JSON.</summary>
    public static bool Check(ReadOnlySpan<byte> utf8, ReadingProblems problems, ReadingSteps steps)
    {
        if (utf8.Length > MostBytes) problems.Add("DefinitionTooLarge", "$", null, utf8.Length, MostBytes);
        else if (!Utf8.IsValid(utf8)) problems.Add("DefinitionNotUtf8", "$", null);
        else new Walking(problems, steps).Walk(utf8);
        return !problems.PreventGraph;
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

    /// <summary>One walk; a level is used again for every object and array of its depth.</summary>
    private sealed class Walking(ReadingProblems problems, ReadingSteps steps)
    {
        private readonly Level[] levels = [.. Enumerable.Range(0, MostDepth).Select(_ => new Level())];
        private int depth;
        private int tokens;

        public void Walk(ReadOnlySpan<byte> utf8)
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth });
            try
            {
                while (reader.Read())
                {
                    steps.Add(1);
                    Visit(ref reader);
                    if (++tokens <= MostTokens) continue;
                    problems.Add("DefinitionTooDense", "$", null, MostTokens);
                    return;
                }
            }
            catch (JsonException exception)
            {
                problems.Add("DefinitionNotJson", Path(), null, (exception.LineNumber ?? 0) + 1, (exception.BytePositionInLine ?? 0) + 1);
            }
        }

        private void Visit(ref Utf8JsonReader reader)
        {
            var token = reader.TokenType;
            if (token is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                depth--;
                return;
            }
            if (token != JsonTokenType.PropertyName && depth > 0 && !levels[depth - 1].IsObject) levels[depth - 1].Index++;

            if (token is JsonTokenType.StartObject or JsonTokenType.StartArray) levels[depth++].Begin(token == JsonTokenType.StartObject);
            else if (token == JsonTokenType.PropertyName) Enter(ref reader);
            else if (token == JsonTokenType.String && reader.ValueIsEscaped && TextOf(ref reader) is null) Note("TextBroken");
            else if (token == JsonTokenType.Number && !IsUsable(ref reader)) Note("NumberTooLarge");
        }

        private void Enter(ref Utf8JsonReader reader)
        {
            var name = TextOf(ref reader);
            levels[depth - 1].Name = name ?? "?";
            if (name is null) Note("TextBroken");
            else if (!levels[depth - 1].Names.Add(name)) Note("MemberTwice", name);
            else if (name is "$type") Note("TypeNameRefused");
        }

        private void Note(string code, params ReadOnlySpan<object?> arguments)
        {
            if (!problems.IsFull) problems.Add(code, Path(), null, arguments);
        }

        private string Path()
        {
            var path = "$";
            foreach (var level in levels.AsSpan(0, depth))
            {
                if (!level.IsObject && level.Index >= 0) path += $"[{level.Index}]";
                if (level.IsObject && level.Name is not null) path = JsonPath.Member(path, level.Name);
            }
            return path;
        }
    }

    private sealed class Level
    {
        /// <summary>A set that has grown larger costs more to empty than to make anew.</summary>
        private const int MostKept = 64;

        public bool IsObject { get; private set; }
        public HashSet<string> Names { get; private set; } = new(StringComparer.Ordinal);
        public string? Name { get; set; }
        public int Index { get; set; }

        public void Begin(bool isObject)
        {
            (IsObject, Name, Index) = (isObject, null, -1);
            if (Names.Count > MostKept) Names = new(StringComparer.Ordinal);
            else Names.Clear();
        }
    }
}
