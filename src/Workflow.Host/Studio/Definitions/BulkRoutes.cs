using System.Text.Json.Nodes;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio.Definitions;

/// <summary>What Studio's list does to several definitions at once: each for itself, and what was refused is told by name.</summary>
internal static class BulkRoutes
{
    private const int Most = 200;

    public static void MapBulkActions(this IEndpointRouteBuilder api)
    {
        var bulk = api.MapGroup("/bulk-actions").Needs(RoutePolicies.DrawProcedures);
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", Publish);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", Retract);
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", DeleteDefinitions);
        bulk.MapPost("/delete/workflow-definitions/by-id", DeleteVersions);
        bulk.MapPost("/export/workflow-definitions", FileRoutes.ExportMany);
    }

    private static async Task<IResult> Publish(HttpContext http, CurrentActor me, PublishDefinition publish, CancellationToken cancellation)
    {
        var (hand, published, already, missing, refused) = (StudioBrowser.HandOf(http, me), new JsonArray(), new JsonArray(), new JsonArray(), new List<Phrase>());
        foreach (var id in await Ids(http.Request, "definitionIds", cancellation))
        {
            var result = await publish.Publish(hand, id, null, cancellation);
            if (result.Rejection is not { } rejection) (result.Value.WasPublished ? already : published).Add(id);
            else if (rejection.Kind == RejectionKind.NotFound) missing.Add(id);
            else refused.AddRange(Named(id, rejection));
        }
        return refused.Count > 0
            ? StudioRefusal.Of(refused)
            : StudioJson.Answer(new JsonObject { ["published"] = published, ["alreadyPublished"] = already, ["notFound"] = missing, ["updatedConsumers"] = new JsonArray() });
    }

    private static IResult Retract() => StudioSentences.Refuse(RejectionKind.Forbidden, "RetractElsewhere", "").ToStudio();

    private static Task<IResult> DeleteDefinitions(HttpContext http, DiscardDraft discard, CancellationToken cancellation) => Delete(http, "definitionIds", discard.Definition, cancellation);

    private static Task<IResult> DeleteVersions(HttpContext http, DiscardDraft discard, CancellationToken cancellation) => Delete(http, "ids", discard.Version, cancellation);

    private static async Task<IResult> Delete(HttpContext http, string member, Func<string, CancellationToken, Task<Rejection?>> discard, CancellationToken cancellation)
    {
        var (deleted, refused) = (0, new List<Phrase>());
        foreach (var id in await Ids(http.Request, member, cancellation))
        {
            if (await discard(id, cancellation) is not { } rejection) deleted++;
            else if (rejection.Kind != RejectionKind.NotFound) refused.AddRange(Named(id, rejection));
        }
        return refused.Count > 0 ? StudioRefusal.Of(refused) : StudioJson.Answer(new JsonObject { ["deleted"] = deleted });
    }

    private static async Task<IEnumerable<string>> Ids(HttpRequest request, string member, CancellationToken cancellation) =>
        (await StudioBody.Read(request, cancellation)).Texts(member).Distinct(StringComparer.Ordinal).Take(Most);

    private static IEnumerable<Phrase> Named(string id, Rejection rejection) =>
        (rejection.Problems.Count == 0 ? [rejection.Sentence] : rejection.Problems.Select(p => p.Sentence)).Select(s => new Phrase($"{id}: {s.Vi}", $"{id}: {s.En}"));
}
