using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration.Incidents;

/// <summary>Open incidents: those within reach, numbers for administrators, many tried again as one job.</summary>
internal static class IncidentRoutes
{
    public static void MapIncidents(this IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/api/incidents").WithTags("Incidents");
        incidents.MapGet("", List).Needs(RoutePolicies.ReadDossiers).WithName("ListIncidents").Refuses(RejectionKind.Malformed).WithSummary("Open incidents of dossiers within reach, the oldest first.");
        incidents.MapGet("/counts", Count).Needs(RoutePolicies.KeepService).WithName("CountIncidents").WithSummary("How many incidents are open, by procedure and kind; no dossier is named.");
        incidents.MapPost("/retry", Retry).Needs(RoutePolicies.KeepRunning).WithName("RetryIncidents").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Try many failed steps again as a job with a result for each.");
    }

    private static async Task<Results<Ok<Page<IncidentLine>>, RejectionResult>> List(
        CurrentActor me, IncidentQueries queries, string? procedure, string? kind, string? after, int? size, CancellationToken cancellation)
    {
        var page = await queries.List(me, new IncidentFilter(procedure, kind), after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Ok<IReadOnlyList<IncidentCount>>> Count(IncidentQueries queries, CancellationToken cancellation) => TypedResults.Ok(await queries.Counts(cancellation));

    private static async Task<Results<Accepted<JobOrdered>, RejectionResult>> Retry(HttpContext http, CurrentActor me, IncidentRetryOrder order, JobBook jobs, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        if (order.Incidents.Count is 0 or > IncidentRetries.Most)
            return AdministrationSentences.Refuse(RejectionKind.Unprocessable, "ChooseIncidents", IncidentRetries.Most).ToResult();
        var job = await jobs.Order(me, JobKind.IncidentRetry, IncidentRetries.Write(order), null, key.Value, cancellation);
        return job.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Accepted($"/api/jobs/{job.Value}", new JobOrdered(job.Value));
    }
}
