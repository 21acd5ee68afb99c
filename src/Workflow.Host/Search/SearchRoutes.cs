using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Search;

/// <summary>The API of the search over dossiers.</summary>
internal static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/dossiers/search", Find).WithTags("Dossiers").Needs(RoutePolicies.ReadDossiers)
            .WithName("SearchDossiers").Refuses(RejectionKind.Malformed)
            .WithSummary("Dossiers within reach by the end of a code or phone number, or words of applicant and procedure without accents; the last received first.");

    private static async Task<Results<Ok<DossierMatches>, RejectionResult>> Find(
        CurrentActor me, DossierSearch search, string? q, string? after, int? size, CancellationToken cancellation)
    {
        var found = await search.Find(me, q, after, size, cancellation);
        return found.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(found.Value);
    }
}
