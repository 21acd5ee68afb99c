using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workflow.Host.Studio.Definitions;

/// <summary>An activity of a drawing as its designer knows it.</summary>
/// <param name="Title">Text of the drawing, else the name, else the type.</param>
/// <param name="Key">The step's key where it has one, else the id.</param>
/// <param name="Id">By which the drawing holds it.</param>
internal sealed partial record DrawnStep(string Title, string Key, string Id)
{
    /// <summary>The innermost activity that a JSON path such as <c>$.root.activities[3].limit</c> leads through; null for none but the root.</summary>
    public static DrawnStep? At(JsonObject definition, string path)
    {
        DrawnStep? found = null;
        JsonNode? node = definition;
        foreach (Match part in PathPart().Matches(path))
        {
            node = part.Groups["index"] is { Success: true } index
                ? node is JsonArray list && int.TryParse(index.Value, CultureInfo.InvariantCulture, out var i) && i < list.Count ? list[i] : null
                : (node as JsonObject)?[part.Groups["name"].Value];
            if (node is null) break;
            if (node is JsonObject activity && activity != definition["root"] && activity.Text("type") is not null && activity.Text("id") is { } id) found = Of(activity, id);
        }
        return found;
    }

    private static DrawnStep Of(JsonObject activity, string id)
    {
        var title = (activity["metadata"] as JsonObject)?.Text("displayText") is { Length: > 0 } text ? text : LiteralOf(activity, "title") ?? activity.Text("name") ?? activity.Text("type")!;
        return new(title, LiteralOf(activity, "stepKey") ?? id, id);
    }

    private static string? LiteralOf(JsonObject activity, string input) => activity[input] switch
    {
        JsonObject wrapped => (wrapped["expression"] as JsonObject) is { } expression && expression.Text("type") is "Literal" ? expression.Text("value") : null,
        JsonValue value => value.TryGetValue<string>(out var text) ? text : null,
        _ => null,
    };

    [GeneratedRegex(@"\.(?<name>[A-Za-z0-9_$-]+)|\['(?<name>(?:[^'\\]|\\.)*)'\]|\[(?<index>\d+)\]")]
    private static partial Regex PathPart();
}
