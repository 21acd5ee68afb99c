using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Definitions;

/// <summary>What Studio's list and editor call about definitions.</summary>
internal static class DefinitionRoutes
{
    public static void AddStudioDefinitions(this IServiceCollection services)
    {
        services.AddSingleton<DefinitionQueries>();
        services.AddSingleton<SideDrafts>();
        services.AddSingleton<SaveDefinition>();
        services.AddSingleton<DraftPackages>();
        services.AddSingleton<PublishDefinition>();
        services.AddSingleton<SavedDefinition>();
        services.AddSingleton<DiscardDraft>();
        services.AddSingleton<DefinitionFiles>();
    }

    public static void MapStudioDefinitions(this IEndpointRouteBuilder api)
    {
        // Whoever follows dossiers sees them on the drawing; links tell Studio who may change it.
        var drawings = api.MapGroup("/workflow-definitions").Needs(RoutePolicies.ReadProcedures);
        drawings.MapGet("", List);
        drawings.MapGet("/by-definition-id/{definitionId}", ReadByDefinition);
        drawings.MapGet("/by-id/{versionId}", ReadVersion);
        var definitions = api.MapGroup("/workflow-definitions").Needs(RoutePolicies.DrawProcedures);
        definitions.MapGet("/validation/is-name-unique", IsNameUnique);
        definitions.MapPost("", Save).WithMetadata(new BodyAtMostAttribute(ProcedurePackage.MostBytes));
        definitions.MapPost("/{definitionId}/publish", Publish);
        definitions.MapPost("/{definitionId}/retract", Retract);
        definitions.MapPost("/{definitionId}/revert/{version:int}", Revert);
        definitions.MapPost("/{definitionId}/execute", Execute);
        definitions.MapDelete("/{definitionId}", Delete);
        api.MapDelete("/workflow-definition-versions/{versionId}", DeleteVersion).Needs(RoutePolicies.DrawProcedures);
        definitions.MapDefinitionFiles();
        api.MapBulkActions();
    }

    /// <summary>A version as Studio reads it; links say what the officer may do.</summary>
    public static JsonObject Full(DefinitionState state, CurrentActor me, ActivityTable activities) => ProcessDocument.Served(state, activities, Edits(me));

    private static bool Edits(CurrentActor me) => RoutePolicies.DrawProcedures.Admits(me.Actor);

    private static async Task<IResult> List(
        HttpRequest request, CurrentActor me, DefinitionQueries queries, string? versionOptions, int? page, int? pageSize, string? searchTerm, string? orderBy, string? orderDirection,
        CancellationToken cancellation)
    {
        var rows = (Rows: (IReadOnlyList<DefinitionRow>)[], Total: 0);
        if (VersionChoice.Read(versionOptions) is { } choice)
            rows = await queries.List(new(choice, Given(request, "Ids"), Given(request, "DefinitionIds"), searchTerm, page ?? 0, pageSize)
            {
                Order = Enum.TryParse<DefinitionOrder>(orderBy, ignoreCase: true, out var order) ? order : DefinitionOrder.Name,
                Descending = orderDirection is "Descending",
            }, cancellation);
        return StudioJson.Answer(new JsonObject
        {
            ["items"] = new JsonArray([.. rows.Rows.Select(r => Summary(r, Edits(me)))]),
            ["totalCount"] = rows.Total,
            ["links"] = DefinitionLinks.OfList(Edits(me)),
        });
    }

    private static string[]? Given(HttpRequest request, string name) => request.Query[name].OfType<string>().Where(v => v.Length > 0).ToArray() is { Length: > 0 } values ? values : null;

    private static JsonObject Summary(DefinitionRow row, bool mayEdit) => new()
    {
        ["id"] = row.Key.ToString(),
        ["definitionId"] = row.DefinitionId,
        ["name"] = row.Name,
        ["description"] = row.Description,
        ["version"] = row.Number,
        ["isLatest"] = row.IsLatest,
        ["isPublished"] = row.IsPublished,
        ["isReadonly"] = !row.IsLatest,
        ["materializerName"] = "Json",
        ["isMaterializerAvailable"] = true,
        ["createdAt"] = row.CreatedAt,
        ["links"] = DefinitionLinks.Of(row, mayEdit),
    };

    private static async Task<IResult> ReadByDefinition(CurrentActor me, ActivityTable activities, DefinitionQueries queries, string definitionId, string? versionOptions, CancellationToken cancellation) =>
        VersionChoice.Read(versionOptions ?? nameof(VersionChoice.Kind.Latest)) is { } choice && await queries.Find(definitionId, choice, cancellation) is { } state
            ? StudioJson.Answer(Full(state, me, activities))
            : Results.NotFound();

    private static async Task<IResult> ReadVersion(CurrentActor me, ActivityTable activities, DefinitionQueries queries, string versionId, CancellationToken cancellation) =>
        VersionKey.TryParse(versionId, out var key) && await queries.Find(key, cancellation) is { } state ? StudioJson.Answer(Full(state, me, activities)) : Results.NotFound();

    private static async Task<IResult> IsNameUnique(DefinitionQueries queries, string? name, string? definitionId, CancellationToken cancellation) =>
        StudioJson.Answer(new JsonObject { ["isUnique"] = await queries.IsNameFree(name ?? "", definitionId, cancellation) });

    private static async Task<IResult> Save(
        HttpContext http, CurrentActor me, SaveDefinition save, PublishDefinition publish, SavedDefinition saved, CancellationToken cancellation)
    {
        var body = await StudioBody.Read(http.Request, cancellation);
        if (body.Tree?["model"] is not JsonObject model) return StudioSentences.Refuse(RejectionKind.Malformed, "BodyUnreadable").ToStudio();
        var hand = StudioBrowser.HandOf(http, me);
        var draft = await save.Save(hand, model, cancellation);
        if (draft.Rejection is { } rejection) return rejection.ToStudio();
        var wanted = body.Tree["publish"] is JsonValue flag && flag.TryGetValue<bool>(out var yes) && yes;
        return wanted ? await Published(hand, draft.Value.DefinitionId, publish, saved, cancellation) : await saved.Answer(me, draft.Value.DefinitionId, false, cancellation);
    }

    private static Task<IResult> Publish(HttpContext http, CurrentActor me, string definitionId, PublishDefinition publish, SavedDefinition saved, CancellationToken cancellation) =>
        Published(StudioBrowser.HandOf(http, me), definitionId, publish, saved, cancellation);

    private static async Task<IResult> Published(Hand hand, string definitionId, PublishDefinition publish, SavedDefinition saved, CancellationToken cancellation)
    {
        var published = await publish.Publish(hand, definitionId, null, cancellation);
        return published.Rejection is { } rejection ? rejection.ToStudio() : await saved.Answer(hand.Officer, definitionId, published.Value.WasPublished, cancellation);
    }

    /// <summary>A version is withdrawn by those who publish, with a reason, where everybody sees who is affected.</summary>
    private static async Task<IResult> Retract(DefinitionQueries queries, string definitionId, CancellationToken cancellation)
    {
        var state = await queries.Find(definitionId, new(VersionChoice.Kind.Latest), cancellation);
        return StudioSentences.Refuse(RejectionKind.Forbidden, "RetractElsewhere", state?.ProcedureCode ?? "").ToStudio();
    }

    private static async Task<IResult> Revert(HttpContext http, CurrentActor me, string definitionId, int version, SaveDefinition save, DefinitionQueries queries, CancellationToken cancellation)
    {
        if (await queries.Find(definitionId, new(VersionChoice.Kind.Numbered, version), cancellation) is not { } state)
            return StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Dossiers.Shortened.Of(definitionId)).ToStudio();
        var draft = await save.Revert(StudioBrowser.HandOf(http, me), state, cancellation);
        if (draft.Rejection is { } rejection) return rejection.ToStudio();
        var now = await queries.Find(definitionId, new(VersionChoice.Kind.Latest), cancellation);
        return StudioJson.Answer(Summary(now!.Row, mayEdit: true));
    }

    /// <summary>Studio reads the header only: dossiers are received, not run from the drawing board.</summary>
    private static IResult Execute(HttpContext http)
    {
        http.Response.Headers["x-elsa-workflow-cannot-start"] = "true";
        return StudioJson.Answer(new JsonObject());
    }

    private static async Task<IResult> Delete(string definitionId, DiscardDraft discard, CancellationToken cancellation) =>
        Discarded(await discard.Definition(definitionId, cancellation));

    private static async Task<IResult> DeleteVersion(string versionId, DiscardDraft discard, CancellationToken cancellation) =>
        Discarded(await discard.Version(versionId, cancellation));

    private static IResult Discarded(Rejection? rejection) => rejection switch
    {
        null => Results.NoContent(),
        { Kind: RejectionKind.NotFound } => Results.NotFound(),
        _ => rejection.ToStudio(),
    };
}
