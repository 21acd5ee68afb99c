using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core;

namespace Workflow.Host.Studio;

/// <summary>A refusal in the one form that Studio shows to its user: status 400 and lines of text, whatever the reason is.</summary>
internal static class StudioRefusal
{
    private const string Key = "oneStop";

    /// <summary>The lines in the reader's language.</summary>
    public static IResult Of(IEnumerable<Phrase> lines) => StudioJson.Answer(
        new JsonObject { ["errors"] = new JsonObject { [Key] = new JsonArray([.. lines.Select(l => (JsonNode)l.In(CultureInfo.CurrentUICulture))]) } }, StatusCodes.Status400BadRequest);

    /// <summary>A rejection with what it lists.</summary>
    public static IResult ToStudio(this Rejection rejection) =>
        Of(rejection.Problems.Count == 0 ? [rejection.Sentence] : rejection.Problems.Select(p => p.Sentence));
}
