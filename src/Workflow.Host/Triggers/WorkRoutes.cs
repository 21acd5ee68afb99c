using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Triggers;

/// <summary>The API of workers outside: what processes want done, and what became of it.</summary>
internal static class WorkRoutes
{
    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        var work = routes.MapGroup("").WithTags("Work");
        work.MapGet("/api/worker-tasks", List).Needs(RoutePolicies.DoWork)
            .WithName("ListWork").Refuses(RejectionKind.Malformed)
            .WithSummary("Work for workers, of one name or of all; the longest available stands first.");
        work.MapPost("/api/worker-tasks/lock", Lock).Needs(RoutePolicies.DoWork)
            .WithName("LockWork").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Take work of a name under a lease; asked again with the same key, what was taken.");
        work.MapPost("/api/worker-tasks/{id:guid}/extend", Extend).Needs(RoutePolicies.DoWork)
            .WithName("ExtendWork").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Prolong a lease from now on; the token of the answer replaces the former.");
        work.MapPost("/api/worker-tasks/{id:guid}/complete", Complete).Needs(RoutePolicies.DoWork)
            .WithName("CompleteWork").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Bring the result: the process goes on with it.");
        work.MapPost("/api/worker-tasks/{id:guid}/fail", Fail).Needs(RoutePolicies.DoWork)
            .WithName("FailWork").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Report a failure: tried again later, or given up, which blocks the branch with an incident.");
    }

    private static async Task<Results<Ok<Page<WorkLine>>, RejectionResult>> List(
        CurrentActor me, WorkQueries queries, string? name, string? after, int? size, CancellationToken cancellation)
    {
        var page = await queries.List(me, name, after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<LockedWork>>, RejectionResult>> Lock(
        HttpContext http, CurrentActor me, LockWorkRequest request, WorkHands hands, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var locked = await hands.Lock(me, request, key.Value?.Key ?? Guid.NewGuid().ToString("N"), cancellation);
        return locked.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(locked.Value);
    }

    private static Task<Results<Ok<LockedWork>, RejectionResult>> Extend(
        HttpContext http, CurrentActor me, Guid id, ExtendWorkRequest request, WorkHands hands) => Change(http, me, change => hands.Extend(change, id, request));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Complete(
        HttpContext http, CurrentActor me, Guid id, CompleteWorkRequest request, WorkHands hands) => Change(http, me, change => hands.Complete(change, id, request));

    private static Task<Results<Ok<FailedWork>, RejectionResult>> Fail(
        HttpContext http, CurrentActor me, Guid id, FailWorkRequest request, WorkHands hands) => Change(http, me, change => hands.Fail(change, id, request));

    private static async Task<Results<Ok<T>, RejectionResult>> Change<T>(HttpContext http, CurrentActor me, Func<ChangeRequest, Task<Result<T>>> change)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var done = await change(new ChangeRequest(me, Key: key.Value));
        return done.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(done.Value);
    }
}
