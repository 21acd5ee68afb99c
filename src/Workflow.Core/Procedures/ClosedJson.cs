using System.Text;
using System.Text.Json;

namespace Workflow.Core.Procedures;

/// <summary>Parses JSON from outside within bounds of size and depth, with readable text throughout.</summary>
internal static class ClosedJson
{
    /// <summary>The document of a text, or null with the one problem that makes it unreadable.</summary>
    public static JsonDocument? Parse(string text, int mostBytes, int mostDepth, ProblemList problems)
    {
        if (Encoding.UTF8.GetByteCount(text) > mostBytes)
        {
            problems.Add("JsonTooLarge", "$", mostBytes);
            return null;
        }
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = mostDepth });
            if (HasReadableText(document.RootElement)) return document;
            document.Dispose();
            problems.Add("JsonTextBroken", "$");
        }
        catch (JsonException exception)
        {
            problems.Add("JsonUnreadable", "$", exception.LineNumber + 1, exception.BytePositionInLine + 1);
        }
        return null;
    }

    /// <summary>Whether every name and string can be read; half of a surrogate pair written as an escape cannot.</summary>
    public static bool HasReadableText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString() is not null,
                JsonValueKind.Array => element.EnumerateArray().All(HasReadableText),
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && HasReadableText(p.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json offers no other way to ask than to read and be refused.
            return false;
        }
    }
}
