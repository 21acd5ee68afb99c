using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Fees;

/// <summary>The API of fees.</summary>
internal static class FeeRoutes
{
    public static void MapFees(this IEndpointRouteBuilder routes)
    {
        var fees = routes.MapGroup("").WithTags("Dossiers");
        fees.MapGet("/api/dossiers/{id:guid}/fee", Read).Needs(RoutePolicies.ReadDossiers).WithName("ReadFee").Refuses(RejectionKind.NotFound)
            .WithSummary("What is due for a dossier and what was paid of it, in đồng.");
        fees.MapPost("/api/dossiers/{id:guid}/fee", Do).Needs(RoutePolicies.ServeApplicants).WithName("ActOnFee")
            .Refuses([.. ChangeRoutes.FreeRefusals, RejectionKind.Forbidden])
            .WithSummary("Record a payment, an exemption or a refund of the fees of a dossier.");
    }

    private static async Task<Results<Ok<FeeView>, RejectionResult>> Read(CurrentActor me, Guid id, FeeQueries queries, CancellationToken cancellation)
    {
        var fee = await queries.Of(me, id, cancellation);
        return fee.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(fee.Value);
    }

    private static Task<Results<Ok<FeeView>, RejectionResult>> Do(
        HttpContext http, CurrentActor me, Guid id, FeeActRequest request, FeeActs acts, DossierQueries queries) =>
        http.ChangeFreely(me, change => acts.Do(change, id, request), async () => await queries.Progress(id));
}
