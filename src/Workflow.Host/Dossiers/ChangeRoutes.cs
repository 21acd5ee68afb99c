using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Dossiers;

/// <summary>What every changing route of dossiers and steps has in common: preconditions before, the state as it is beside a conflict.</summary>
internal static class ChangeRoutes
{
    /// <summary>The kinds in which <see cref="ChangeFreely"/> may refuse.</summary>
    public static readonly RejectionKind[] FreeRefusals =
        [RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.Busy];

    /// <summary>The kinds in which <see cref="Change"/> may refuse.</summary>
    public static readonly RejectionKind[] Refusals = [.. FreeRefusals, RejectionKind.PreconditionRequired];

    /// <summary>Runs a change that depends on what the caller has read; without <c>If-Match</c> it is refused.</summary>
    /// <param name="current">Where the dossier stands now, for whoever comes too late; null where it cannot be said.</param>
    public static async Task<Results<Ok<T>, RejectionResult>> Change<T>(
        this HttpContext http, CurrentActor me, Func<ChangeRequest, Task<Result<T>>> change, Func<Task<DossierProgress?>> current)
    {
        var revision = http.Request.ExpectedRevision();
        if (revision.Rejection is { } unconditional) return unconditional.ToResult();
        return await Run(http, me, revision.Value, change, current);
    }

    /// <summary>Runs a change that is decided from the present state; a revision that the caller states all the same must hold.</summary>
    public static async Task<Results<Ok<T>, RejectionResult>> ChangeFreely<T>(
        this HttpContext http, CurrentActor me, Func<ChangeRequest, Task<Result<T>>> change, Func<Task<DossierProgress?>> current)
    {
        if (http.Request.Headers.IfMatch.Count > 0) return await http.Change(me, change, current);
        return await Run(http, me, null, change, current);
    }

    private static async Task<Results<Ok<T>, RejectionResult>> Run<T>(
        HttpContext http, CurrentActor me, int? revision, Func<ChangeRequest, Task<Result<T>>> change, Func<Task<DossierProgress?>> current)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var done = await change(new ChangeRequest(me, revision, key.Value));
        if (done.Rejection is not { } rejection) return TypedResults.Ok(done.Value);
        return rejection.Kind == RejectionKind.Conflict ? new RejectionResult(rejection, await current()) : rejection.ToResult();
    }
}
