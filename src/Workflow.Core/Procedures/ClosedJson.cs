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

    /// <summary>Whether every name and string can be read and stored: not half of a surrogate pair written as an escape, and not NUL.</summary>
    public static bool HasReadableText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => IsStorable(element.GetString()),
                JsonValueKind.Array => element.EnumerateArray().All(HasReadableText),
                JsonValueKind.Object => element.EnumerateObject().All(p => IsStorable(p.Name) && HasReadableText(p.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json offers no other way to ask than to read and be refused.
            return false;
        }
    }

    private static bool IsStorable(string? text) => text?.Contains('\0') == false;
}
