using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;

namespace Workflow.Host.Tasks.Bulk;

/// <summary>The services and the API of several steps at once.</summary>
internal static class BulkRoutes
{
    public static void AddBulk(this IServiceCollection services)
    {
        services.AddSingleton<BulkSteps>();
        services.AddSingleton<BulkWork>();
    }

    public static void MapBulk(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/tasks/bulk", Run).WithTags("Tasks").Needs(RoutePolicies.WorkOnTasks)
            .WithName("BulkTasks").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Claim, release, assign or complete up to a hundred steps; the answer says of each whether it was done, and why not.");

    private static async Task<Results<Ok<BulkAnswer>, RejectionResult>> Run(HttpContext http, CurrentActor me, BulkRequest request, BulkWork work)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var result = await work.Run(new ChangeRequest(me, Key: key.Value), request);
        return result.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(BulkAnswer.Of(result.Value, CultureInfo.CurrentUICulture));
    }
}
