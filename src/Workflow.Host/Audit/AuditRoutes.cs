using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;

namespace Workflow.Host.Audit;

/// <summary>The search of the audit for programs.</summary>
internal static class AuditRoutes
{
    private const int DaysShown = 30;

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/audit").WithTags("Audit");
        audit.MapGet("", Find).Needs(RoutePolicies.ReadAudit).WithName("SearchAudit").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Who did what, as far as the caller may see it, the last first; without days the last thirty.");
        audit.MapPost("/export", Export).Needs(RoutePolicies.ReadAudit).WithName("ExportAudit").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Write what a search finds into a CSV file, as a job; that it was ordered is in the audit.");
    }

    private static async Task<Results<Ok<Page<AuditLine>>, RejectionResult>> Find(
        CurrentActor me, AuditSearch search, string? who, string? what, string? subject, DateOnly? from, DateOnly? to, string? after, int? size, CancellationToken cancellation)
    {
        var day = me.Office.Day;
        var page = await search.Find(me, new AuditFilter(from ?? day.AddDays(-DaysShown), to ?? day, who, what, subject), after, PageSize.Of(size), cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Results<Accepted<JobOrdered>, RejectionResult>> Export(HttpContext http, CurrentActor me, AuditFilter filter, AuditOrders orders, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var job = await orders.Export(me, filter, key.Value, cancellation);
        return job.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Accepted($"/api/jobs/{job.Value}", new JobOrdered(job.Value));
    }
}
