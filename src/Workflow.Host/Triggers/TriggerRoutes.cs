using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Triggers;

/// <summary>The API by which machines set things going.</summary>
internal static class TriggerRoutes
{
    public static void MapTriggers(this IEndpointRouteBuilder routes)
    {
        var triggers = routes.MapGroup("").WithTags("Triggers");
        triggers.MapPost("/api/triggers/dossiers", DossierRoutes.Receive).Needs(RoutePolicies.ServeApplicants)
            .WithName("TriggerDossier").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable, RejectionKind.Busy)
            .WithSummary("Start a dossier from another system: the same acceptance as at the counter.");
        triggers.MapPost("/api/triggers/events", Raise).Needs(RoutePolicies.RaiseEvents)
            .WithName("RaiseEvent").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Bring a named event to one dossier, or store it for all that wait for it; every wait for it goes on.");
        triggers.MapGet("/api/triggers/events/{id:guid}", Progress).Needs(RoutePolicies.RaiseEvents)
            .WithName("ReadEvent").Refuses(RejectionKind.NotFound)
            .WithSummary("How far an event has come that is delivered to many.");
        routes.MapWork();
        routes.MapEndpoints();
    }

    private static async Task<Results<Ok<DossierProgress>, Accepted<RaisedEventView>, RejectionResult>> Raise(
        HttpContext http, CurrentActor me, RaiseEventRequest request, RaiseEvent raise)
    {
        if (request.IsForOne)
        {
            var raised = await http.ChangeFreely(me, change => raise.Raise(change, request), () => raise.Current(me, request));
            return raised.Result is Ok<DossierProgress> ok ? ok : (RejectionResult)raised.Result;
        }
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var spread = await raise.Spread(new ChangeRequest(me, Key: key.Value), request);
        return spread.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Accepted($"/api/triggers/events/{spread.Value.Id}", spread.Value);
    }

    private static async Task<Results<Ok<RaisedEventView>, RejectionResult>> Progress(
        CurrentActor me, Guid id, RaiseEvent raise, CancellationToken cancellation)
    {
        var raised = await raise.Progress(me, id, cancellation);
        return raised.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(raised.Value);
    }
}
