using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Workflow.Host.Hosting;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
internal static class HealthRoutes
{
    private const string Why = "asked by the machinery that keeps the service running; says up or down only";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).IsPublic(Why);
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write }).IsPublic(Why);
    }

    private static Task Write(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new { status = report.Status.ToString() }, context.RequestAborted);
}
