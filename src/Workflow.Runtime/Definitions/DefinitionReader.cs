using System.Text;
using System.Text.Json;
using Workflow.Runtime.Activities;

namespace Workflow.Runtime.Definitions;

/// <summary>
/// Reads an Elsa 3 definition into a graph, or lists everything that is wrong with it. Never throws over what the text says;
/// fields that mean nothing here are passed over (the stored document keeps them).
/// </summary>
public static class DefinitionReader
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8 text, with or without its mark, of at most 1 MiB and 64 levels.</summary>
    /// <param name="table">The types of activity that may occur; the standard ones where none is given.</param>
    /// <param name="library">The definitions that it may refer to; none where none is given.</param>
    public static ReadResult Read(ReadOnlySpan<byte> utf8, ActivityTable? table = null, DefinitionLibrary? library = null)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble)) utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        var (problems, steps) = (new ReadingProblems(), new ReadingSteps());
        if (!JsonScan.Check(utf8, problems, steps)) return new(null, problems.All) { Steps = steps.Count };

        // Making the document goes over every token once more.
        steps.Add(steps.Count);
        using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = JsonScan.MostDepth });
        var reading = new DefinitionReading(
            new Place(document.RootElement, JsonPath.Root, steps), table ?? ActivityTable.Standard, library ?? DefinitionLibrary.Empty, problems);
        var graph = reading.Read();
        return new(problems.PreventGraph ? null : graph, problems.All) { Steps = steps.Count, Missing = reading.References.Missing };
    }

    /// <summary>Reads a text; half a character in it is a problem like any other.</summary>
    public static ReadResult Read(string json, ActivityTable? table = null, DefinitionLibrary? library = null)
    {
        try
        {
            return Read(strict.GetBytes(json), table, library);
        }
        catch (EncoderFallbackException)
        {
            var problems = new ReadingProblems();
            problems.Add("DefinitionNotUtf8", "$", null);
            return new(null, problems.All);
        }
    }
}
