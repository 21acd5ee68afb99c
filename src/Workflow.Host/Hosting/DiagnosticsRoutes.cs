using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Hosting;

/// <summary>How the service does, for whoever keeps it running; no dossier is named.</summary>
internal static class DiagnosticsRoutes
{
    public static void MapDiagnostics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/diagnostics/queue", ReadQueue).Needs(RoutePolicies.KeepService).WithName("ReadQueueFigures").WithTags("Diagnostics")
            .WithSummary("What the commit queue has written since the service started.");

    private static Ok<QueueView> ReadQueue(CommitQueue queue)
    {
        var figures = queue.Figures;
        return TypedResults.Ok(new QueueView(figures.Batches, figures.Commands, figures.Rows, figures.Bytes));
    }
}

/// <summary>The commit queue since the start.</summary>
/// <param name="Batches">Transactions that wrote something.</param>
/// <param name="Commands">Commands decided and written.</param>
/// <param name="Rows">Rows inserted, updated and deleted.</param>
/// <param name="Bytes">Bytes of the values in those rows.</param>
internal sealed record QueueView(long Batches, long Commands, long Rows, long Bytes);
