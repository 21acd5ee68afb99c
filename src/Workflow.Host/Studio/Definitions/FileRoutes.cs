using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Export and import of definitions, as Studio calls them.</summary>
internal static class FileRoutes
{
    private const int MostFiles = 200;

    public static void MapDefinitionFiles(this IEndpointRouteBuilder definitions)
    {
        definitions.MapGet("/{definitionId}/export", Export);
        definitions.MapPost("/import", Import).WithMetadata(new BodyAtMostAttribute(ProcedurePackage.MostBytes));
    }

    /// <summary>Several versions by their ids towards Studio.</summary>
    public static async Task<IResult> ExportMany(HttpContext http, DefinitionFiles files, CancellationToken cancellation) =>
        await files.Of([.. (await StudioBody.Read(http.Request, cancellation)).Texts("ids").Distinct(StringComparer.Ordinal).Take(MostFiles)], cancellation) is { } file
            ? Results.File(file.Content, file.MediaType, file.Name)
            : Results.NotFound();

    private static async Task<IResult> Export(DefinitionQueries queries, string definitionId, string? versionOptions, CancellationToken cancellation)
    {
        if (VersionChoice.Read(versionOptions ?? nameof(VersionChoice.Kind.Latest)) is not { } choice || await queries.Find(definitionId, choice, cancellation) is not { } state) return Results.NotFound();
        var file = DefinitionFiles.Of(state);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<IResult> Import(
        HttpContext http, CurrentActor me, SaveDefinition save, DefinitionQueries queries, ActivityTable activities, CancellationToken cancellation)
    {
        var body = await StudioBody.Read(http.Request, cancellation);
        if (body.Tree is not { } model) return StudioSentences.Refuse(RejectionKind.Malformed, "BodyUnreadable").ToStudio();
        var draft = await save.Import(StudioBrowser.HandOf(http, me), model, body.Text, cancellation);
        if (draft.Rejection is { } rejection) return rejection.ToStudio();
        return await queries.Find(draft.Value.DefinitionId, new(VersionChoice.Kind.Latest), cancellation) is { } state
            ? StudioJson.Answer(DefinitionRoutes.Full(state, me, activities))
            : StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Shortened.Of(draft.Value.DefinitionId)).ToStudio();
    }
}
