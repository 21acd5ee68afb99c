using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core;

namespace Workflow.Host.Studio;

/// <summary>A refusal in the one form that Studio shows to its user: status 400 and lines of text, whatever the reason is.</summary>
internal static class StudioRefusal
{
    private const string Key = "oneStop";

    private static readonly PathString[] changes =
    [
        $"{StudioRoutes.Prefix}/workflow-definitions", $"{StudioRoutes.Prefix}/workflow-definition-versions", $"{StudioRoutes.Prefix}/bulk-actions",
    ];

    /// <summary>
    /// Whether a refusal must take this form to be seen: Studio says nothing of any other status that a change of definitions gets, and tries one above 500 again.
    /// What is not found and who is signed out it can tell, or the page around it.
    /// </summary>
    public static bool IsOnlyFormFor(HttpRequest request, int status) =>
        status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status404NotFound) && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && Array.Exists(changes, path => request.Path.StartsWithSegments(path));

    /// <summary>The lines in the reader's language.</summary>
    public static IResult Of(IEnumerable<Phrase> lines) => StudioJson.Answer(
        new JsonObject { ["errors"] = new JsonObject { [Key] = new JsonArray([.. lines.Select(l => (JsonNode)l.In(CultureInfo.CurrentUICulture))]) } }, StatusCodes.Status400BadRequest);

    /// <summary>A rejection with what it lists.</summary>
    public static IResult ToStudio(this Rejection rejection) =>
        Of(rejection.Problems.Count == 0 ? [rejection.Sentence] : rejection.Problems.Select(p => p.Sentence));
}
