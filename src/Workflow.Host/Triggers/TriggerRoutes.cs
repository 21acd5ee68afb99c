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
            .WithSummary("Bring a named event to a dossier; every wait for it goes on.");
    }

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Raise(
        HttpContext http, CurrentActor me, RaiseEventRequest request, RaiseEvent raise) =>
        http.ChangeFreely(me, change => raise.Raise(change, request), () => raise.Current(me, request));
}
