using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio.Instances;

/// <summary>What Studio calls to show a dossier on its drawing: where it has been, where it stands, how it came there.</summary>
internal static class ExecutionRoutes
{
    private const int MostNodes = 1000;
    private const int DossierIdLength = 32;

    public static void MapExecutions(this IEndpointRouteBuilder instances)
    {
        instances.MapPost("activity-executions/report", Report).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("activity-executions/list", List).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("activity-executions/by-id", Read).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("activity-executions/{id}/call-stack", CallStack).Needs(RoutePolicies.FollowDossiers);
        instances.MapGet("activity-execution-summaries/list", Summaries).Needs(RoutePolicies.FollowDossiers);
    }

    private static async Task<IResult> Report(HttpContext http, CurrentActor me, InstanceReader reader)
    {
        var request = await http.ReadStudio(InstanceJson.Studio.ReportRequest);
        if (request.Rejection is { } unreadable) return unreadable.ToAnswer();
        var log = await LogOf(me, request.Value.WorkflowInstanceId, reader, http.RequestAborted);
        if (log.Rejection is { } rejection) return rejection.ToAnswer();
        var (views, graph) = (new ExecutionViews(log.Value), log.Value.Instance.Graph);
        var stats = (request.Value.ActivityNodeIds ?? []).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostNodes)
            .Select(node => log.Value.ActivityOf(node) is { } activity ? views.Stats(graph.Activities[activity]) : ActivityStats.OfUnknown(node));
        return TypedResults.Json(new ActivityReport([.. stats]), InstanceJson.Studio.ActivityReport);
    }

    private static async Task<IResult> Summaries(CurrentActor me, InstanceReader reader, string? workflowInstanceId, string? activityNodeId, CancellationToken cancellation)
    {
        var log = await LogOf(me, workflowInstanceId, reader, cancellation);
        if (log.Rejection is { } rejection) return rejection.ToAnswer();
        var views = new ExecutionViews(log.Value);
        var summaries = Asked(log.Value, activityNodeId).Select(views.Summary).ToList();
        return TypedResults.Json(new StudioList<ExecutionSummary>(summaries, summaries.Count), InstanceJson.Studio.StudioListExecutionSummary);
    }

    private static async Task<IResult> List(CurrentActor me, InstanceReader reader, string? workflowInstanceId, string? activityNodeId, CancellationToken cancellation)
    {
        var log = await LogOf(me, workflowInstanceId, reader, cancellation);
        if (log.Rejection is { } rejection) return rejection.ToAnswer();
        var views = new ExecutionViews(log.Value);
        var records = Asked(log.Value, activityNodeId).Select(views.Record).ToList();
        return TypedResults.Json(new StudioList<ExecutionRecord>(records, records.Count), InstanceJson.Studio.StudioListExecutionRecord);
    }

    private static async Task<IResult> Read(CurrentActor me, InstanceReader reader, string? id, CancellationToken cancellation)
    {
        var found = await Find(me, id, reader, cancellation);
        return found.Rejection is { } rejection
            ? rejection.ToAnswer()
            : TypedResults.Json(new ExecutionViews(found.Value.Log).Record(found.Value.Execution), InstanceJson.Studio.ExecutionRecord);
    }

    private static async Task<IResult> CallStack(
        CurrentActor me, InstanceReader reader, InstanceOrigins origins, string id, CancellationToken cancellation,
        bool includeCrossWorkflowChain = true, int skip = 0, int take = StudioPaging.Default)
    {
        var found = await Find(me, id, reader, cancellation);
        if (found.Rejection is { } rejection) return rejection.ToAnswer();
        var way = (await origins.WayTo(me, found.Value.Log, found.Value.Execution, includeCrossWorkflowChain, cancellation)).Page(skip, take);
        return TypedResults.Json(new CallStackView(id, way.Items, way.TotalCount), InstanceJson.Studio.CallStackView);
    }

    private static IEnumerable<Execution> Asked(InstanceLog log, string? nodeId) => string.IsNullOrEmpty(nodeId) ? log.Executions : log.At(nodeId);

    /// <summary>A stay by its id, which begins with that of its dossier.</summary>
    private static async Task<Result<(InstanceLog Log, Execution Execution)>> Find(CurrentActor me, string? id, InstanceReader reader, CancellationToken cancellation)
    {
        var log = await LogOf(me, id is { Length: > DossierIdLength } ? id[..DossierIdLength] : null, reader, cancellation);
        if (log.Rejection is { } rejection) return rejection;
        return log.Value.Find(id!) is { } execution ? (log.Value, execution) : InstanceSentences.Refuse(RejectionKind.NotFound, "ExecutionNotFound");
    }

    private static async Task<Result<InstanceLog>> LogOf(CurrentActor me, string? instanceId, InstanceReader reader, CancellationToken cancellation)
    {
        if (!Guid.TryParse(instanceId, out var id)) return ServiceSentences.Refuse(RejectionKind.NotFound, "DossierNotFound");
        var found = await reader.Find(me, id, cancellation);
        return found.Rejection is { } rejection ? rejection : await reader.LogOf(me, found.Value, cancellation);
    }
}
