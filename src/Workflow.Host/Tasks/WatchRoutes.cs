using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks;

/// <summary>The API of following dossiers. Both may be asked twice and then mean it once.</summary>
internal static class WatchRoutes
{
    public static void MapWatches(this IEndpointRouteBuilder routes)
    {
        var watches = routes.MapGroup("").WithTags("Tasks");
        watches.MapPost("/api/dossiers/{id:guid}/watch", Watch).Needs(RoutePolicies.ReadDossiers)
            .WithName("WatchDossier").Refuses(RejectionKind.NotFound, RejectionKind.Conflict)
            .WithSummary("Follow a dossier: its open steps stand in the caller's watched inbox.");
        watches.MapPost("/api/dossiers/{id:guid}/unwatch", Unwatch).Needs(RoutePolicies.ReadDossiers)
            .WithName("UnwatchDossier")
            .WithSummary("Follow a dossier no longer.");
    }

    private static async Task<Results<NoContent, RejectionResult>> Watch(CurrentActor me, Guid id, DossierWatches watches, CancellationToken cancellation)
    {
        var added = await watches.Add(me, id, cancellation);
        return added.Rejection is { } rejection ? rejection.ToResult() : TypedResults.NoContent();
    }

    private static async Task<NoContent> Unwatch(CurrentActor me, Guid id, DossierWatches watches, CancellationToken cancellation)
    {
        await watches.Remove(me, id, cancellation);
        return TypedResults.NoContent();
    }
}
