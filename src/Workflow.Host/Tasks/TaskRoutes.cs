using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Forecasts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks;

/// <summary>The API of steps: the inbox, and what an officer does with a step.</summary>
internal static class TaskRoutes
{
    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("").WithTags("Tasks");
        tasks.MapGet("/api/tasks", List).Needs(RoutePolicies.ReadDossiers)
            .WithName("ListTasks").Refuses(RejectionKind.Malformed)
            .WithSummary("An inbox of the caller: what is due first stands first, undated steps last, of finished ones the last first; each says whether its dossier will probably be late.");
        tasks.MapGet("/api/tasks/counts", Count).Needs(RoutePolicies.ReadDossiers)
            .WithName("CountTasks").Refuses(RejectionKind.Malformed)
            .WithSummary("How many steps each inbox of the caller holds, and each filter of one of them.");
        tasks.MapGet("/api/tasks/{id:guid}", Read).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadTask").Refuses(RejectionKind.NotFound)
            .WithSummary("A step with its outcomes, form and earlier steps.");
        tasks.MapGet("/api/tasks/{id:guid}/deadline", Explain).Needs(RoutePolicies.ReadDossiers)
            .WithName("ExplainStepDeadline").Refuses(RejectionKind.NotFound, RejectionKind.Unprocessable)
            .WithSummary("How the due date of a step came about, line by line, as it stood now or at an instant before.");
        tasks.MapPost("/api/tasks/{id:guid}/claim", Claim).Needs(RoutePolicies.WorkOnTasks)
            .WithName("ClaimTask").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Take a step into one's own hand.");
        tasks.MapPost("/api/tasks/{id:guid}/release", Release).Needs(RoutePolicies.WorkOnTasks)
            .WithName("ReleaseTask").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Give a step back to everyone who may do it.");
        tasks.MapPost("/api/tasks/{id:guid}/complete", Complete).Needs(RoutePolicies.WorkOnTasks)
            .WithName("CompleteTask").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Complete a step; the answer holds every open step of the dossier.");
        tasks.MapPost("/api/tasks/{id:guid}/reassign", Reassign).Needs(RoutePolicies.DistributeWork)
            .WithName("ReassignTask").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Give a step to another officer, with a reason.");
        tasks.MapPost("/api/tasks/{id:guid}/return", Return).Needs(RoutePolicies.WorkOnTasks)
            .WithName("ReturnTask").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Send the dossier back to an earlier step, with a reason.");
    }

    private static async Task<Results<Ok<TaskList>, RejectionResult>> List(
        CurrentActor me, TaskInbox inbox, TaskForecasts forecasts, InboxView? view, InboxFilter? filter, string? unit, Role? role, string? q, string? after, int? size,
        CancellationToken cancellation)
    {
        var slice = await inbox.List(me, new InboxRequest(view ?? InboxView.Mine, filter ?? InboxFilter.All, unit, role, q, after, size), cancellation);
        return slice.Rejection is { } rejection
            ? rejection.ToResult()
            : TypedResults.Ok(new TaskList(await forecasts.AddTo(slice.Value.Steps, cancellation), slice.Value.Next, slice.Value.IsPartial));
    }

    private static async Task<Results<Ok<InboxCounts>, RejectionResult>> Count(
        CurrentActor me, TaskInbox inbox, InboxView? view, string? unit, Role? role, string? q, CancellationToken cancellation)
    {
        var counts = await inbox.Count(me, new InboxRequest(view ?? InboxView.Mine, Unit: unit, Role: role, Search: q), cancellation);
        return counts.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(counts.Value);
    }

    private static async Task<Results<Ok<TaskDetails>, RejectionResult>> Read(
        HttpContext http, CurrentActor me, Guid id, TaskQueries queries, CancellationToken cancellation)
    {
        var details = await queries.Details(me, id, cancellation);
        if (details.Rejection is { } rejection) return rejection.ToResult();
        http.Response.Headers.ETag = Preconditions.EntityTag(details.Value.Task.Revision);
        return TypedResults.Ok(details.Value);
    }

    private static async Task<Results<Ok<StepExplanation>, RejectionResult>> Explain(
        CurrentActor me, Guid id, string? at, ExplainDeadline explain, CancellationToken cancellation)
    {
        var instant = explain.Instant(at);
        if (instant.Rejection is { } unreadable) return unreadable.ToResult();
        var explanation = await explain.OfStep(me, id, instant.Value, cancellation);
        return explanation.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(explanation.Value);
    }

    private static Task<Results<Ok<TaskView>, RejectionResult>> Claim(HttpContext http, CurrentActor me, Guid id, TaskHands hands, CurrentState state) =>
        http.Change(me, change => hands.Claim(change, id), () => state.OfTask(id));

    private static Task<Results<Ok<TaskView>, RejectionResult>> Release(HttpContext http, CurrentActor me, Guid id, TaskHands hands, CurrentState state) =>
        http.Change(me, change => hands.Release(change, id), () => state.OfTask(id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Complete(
        HttpContext http, CurrentActor me, Guid id, CompleteTaskRequest request, CompleteTask complete, CurrentState state) =>
        http.Change(me, change => complete.Complete(change, id, request), () => state.OfTask(id));

    private static Task<Results<Ok<TaskView>, RejectionResult>> Reassign(
        HttpContext http, CurrentActor me, Guid id, ReassignTaskRequest request, TaskHands hands, CurrentState state) =>
        http.Change(me, change => hands.Reassign(change, id, request), () => state.OfTask(id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Return(
        HttpContext http, CurrentActor me, Guid id, ReturnTaskRequest request, ReturnToEarlierStep step, CurrentState state) =>
        http.Change(me, change => step.Return(change, id, request), () => state.OfTask(id));
}
