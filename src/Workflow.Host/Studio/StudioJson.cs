using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Studio;

/// <summary>JSON as Studio reads it. Definitions are kept as trees: what Studio writes beside what is known here comes back unchanged.</summary>
internal static class StudioJson
{
    private const string MediaType = "application/json; charset=utf-8";

    // An answer of an interface, never put into a page as it is: Vietnamese letters stay as they are.
    private static readonly JsonSerializerOptions written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Answer(JsonNode answer, int status = StatusCodes.Status200OK) => Results.Text(Write(answer), MediaType, statusCode: status);

    public static string Write(JsonNode node) => node.ToJsonString(written);

    /// <summary>The tree of an object; null for any other JSON, and for an object that has a member twice.</summary>
    public static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a member; null where it is absent or no text.</summary>
    public static string? Text(this JsonObject node, string member) => node[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
