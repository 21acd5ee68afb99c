using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Host.Studio;

/// <summary>A body that Studio sends: definitions are nested deeper than anything else that this service takes.</summary>
/// <param name="Tree">Null for what is no JSON object.</param>
internal sealed record StudioBody(string Text, JsonObject? Tree)
{
    public static async Task<StudioBody> Read(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var text = await reader.ReadToEndAsync(cancellation);
        return new(text, StudioJson.Parse(text));
    }

    /// <summary>The texts of a member that lists them; none for anything else.</summary>
    public IReadOnlyList<string> Texts(string member) =>
        Tree?[member] is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : null).OfType<string>()] : [];
}
