using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio.Instances;

/// <summary>What Studio calls to list dossiers as instances of their processes and to change them, which it mostly may not.</summary>
internal static class InstanceRoutes
{
    /// <summary>Adds the routes below the group of everything that Studio calls.</summary>
    public static void MapInstances(this IEndpointRouteBuilder instances)
    {
        instances.MapPost("workflow-instances", List).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("workflow-instances/{id:guid}", Read).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("workflow-instances/{id:guid}/execution-state", State).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("workflow-instances/{id:guid}/variables", Variables).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("workflow-instances/{id:guid}/journal", Journal).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("workflow-instances/{id:guid}/export", Export).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("bulk-actions/export/workflow-instances", ExportSeveral).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("one-stop/instances/{id:guid}/retry", Retry).Needs(RoutePolicies.KeepRunning);
        instances.MapExecutions();
        instances.MapRefused();
    }

    /// <summary>What Studio offers and the law keeps for others: a dossier ends by its process, by withdrawal or by decision, and nothing of it is ever removed.</summary>
    private static void MapRefused(this IEndpointRouteBuilder instances)
    {
        instances.MapPost("cancel/workflow-instances/{id}", RefuseCancel).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("bulk-actions/cancel/workflow-instances", RefuseCancel).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("alterations/{**what}", RefuseCancel).Needs(RoutePolicies.FollowDossiers);
        instances.MapDelete("workflow-instances/{id}", RefuseDelete).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("bulk-actions/delete/workflow-instances/by-id", RefuseDelete).Needs(RoutePolicies.FollowDossiers);
        instances.MapPost("bulk-actions/import/workflow-instances", RefuseImport).Needs(RoutePolicies.FollowDossiers);
    }

    private static async Task<IResult> List(HttpContext http, CurrentActor me, InstanceList list)
    {
        var request = await http.ReadStudio(InstanceJson.Studio.InstanceListRequest);
        if (request.Rejection is { } unreadable) return unreadable.ToAnswer();
        return (await list.Read(me, request.Value, http.RequestAborted)).Answer(InstanceJson.Studio.StudioPageInstanceSummary);
    }

    private static async Task<IResult> Read(CurrentActor me, Guid id, InstanceReader reader, CancellationToken cancellation)
    {
        var found = await reader.Find(me, id, cancellation);
        if (found.Rejection is { } rejection) return rejection.ToAnswer();
        var log = await reader.LogOf(me, found.Value, cancellation);
        return TypedResults.Json(InstanceViewing.ViewOf(log, await reader.ValuesOf(found.Value, cancellation)), InstanceJson.Studio.InstanceView);
    }

    private static async Task<IResult> State(CurrentActor me, Guid id, InstanceReader reader, CancellationToken cancellation) =>
        (await reader.StateOf(me, id, cancellation)).Answer(InstanceJson.Studio.ExecutionStateView);

    private static async Task<IResult> Variables(CurrentActor me, Guid id, InstanceReader reader, CancellationToken cancellation)
    {
        var found = await reader.Find(me, id, cancellation);
        if (found.Rejection is { } rejection) return rejection.ToAnswer();
        var variables = InstanceViewing.VariablesOf(found.Value, await reader.ValuesOf(found.Value, cancellation));
        return TypedResults.Json(new StudioList<VariableView>(variables, variables.Count), InstanceJson.Studio.StudioListVariableView);
    }

    private static async Task<IResult> Journal(HttpContext http, CurrentActor me, Guid id, InstanceReader reader, int skip = 0, int take = StudioPaging.Default)
    {
        var request = await http.ReadStudio(InstanceJson.Studio.JournalRequest);
        if (request.Rejection is { } unreadable) return unreadable.ToAnswer();
        var found = await reader.Find(me, id, http.RequestAborted);
        if (found.Rejection is { } rejection) return rejection.ToAnswer();
        var log = await reader.LogOf(me, found.Value, http.RequestAborted);
        var records = new JournalViews(log).Records.Where(r => request.Value.Filter?.Admits(r) != false).ToList();
        return TypedResults.Json(records.Page(skip, take), InstanceJson.Studio.StudioPageJournalRecord);
    }

    private static async Task<IResult> Export(CurrentActor me, Guid id, InstanceFiles files, CancellationToken cancellation)
    {
        var file = await files.Export(me, id, cancellation);
        return file.Rejection is { } rejection ? rejection.ToAnswer() : TypedResults.File(file.Value.Content, "application/json", file.Value.Name);
    }

    private static async Task<IResult> ExportSeveral(HttpContext http, CurrentActor me, InstanceFiles files)
    {
        var request = await http.ReadStudio(InstanceJson.Studio.BulkExportRequest);
        if (request.Rejection is { } unreadable) return unreadable.ToAnswer();
        var archive = await files.Export(me, request.Value.Ids ?? [], http.RequestAborted);
        return archive.Rejection is { } rejection ? rejection.ToAnswer() : TypedResults.File(archive.Value, "application/zip", "ho-so.zip");
    }

    private static async Task<IResult> Retry(HttpContext http, CurrentActor me, Guid id, RetryInstance retry)
    {
        var asked = await http.ReadStudio(InstanceJson.Studio.RetryRequest);
        if (asked.Rejection is { } unreadable) return unreadable.ToAnswer();
        var key = http.Idempotency(me);
        if (key.Rejection is { } unusable) return unusable.ToAnswer();
        return (await retry.Retry(new ChangeRequest(me, null, key.Value), id, asked.Value, http.RequestAborted)).Answer(InstanceJson.Studio.RetriedInstance);
    }

    private static IResult RefuseCancel() => InstanceSentences.Refuse(RejectionKind.Forbidden, "InstanceNotCancelled").ToAnswer();

    private static IResult RefuseDelete() => InstanceSentences.Refuse(RejectionKind.Forbidden, "InstanceNotDeleted").ToAnswer();

    private static IResult RefuseImport() => InstanceSentences.Refuse(RejectionKind.Forbidden, "InstanceNotImported").ToAnswer();
}
