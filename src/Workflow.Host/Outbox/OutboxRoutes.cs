using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Outbox;

/// <summary>What could not be sent, for whoever keeps the service running; no dossier's content is shown.</summary>
internal static class OutboxRoutes
{
    public static void MapOutbox(this IEndpointRouteBuilder routes)
    {
        var outbox = routes.MapGroup("").WithTags("Outbox");
        outbox.MapGet("/api/diagnostics/outbox", ReadFigures).Needs(RoutePolicies.KeepService)
            .WithName("ReadOutboxFigures").WithSummary("What waits to be sent, what was given up, and what this host has sent since it started.");
        outbox.MapGet("/api/outbox/dead", ListDead).Needs(RoutePolicies.KeepService)
            .WithName("ListDeadLetters").Refuses(RejectionKind.Malformed)
            .WithSummary("Messages that were given up, the last first.");
        outbox.MapPost("/api/outbox/{id:guid}/send", SendAgain).Needs(RoutePolicies.KeepService)
            .WithName("SendDeadLetter").Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.Busy)
            .WithSummary("Send a message again that was given up.");
    }

    private static async Task<Ok<OutboxView>> ReadFigures(DeadLetters letters, CancellationToken cancellation) =>
        TypedResults.Ok(await letters.Figures(cancellation));

    private static async Task<Results<Ok<Page<DeadLetter>>, RejectionResult>> ListDead(
        DeadLetters letters, string? after, int? size, CancellationToken cancellation)
    {
        var page = await letters.List(after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Results<Ok<SentAgain>, RejectionResult>> SendAgain(HttpContext http, CurrentActor me, Guid id, SendAgain send)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var sent = await send.Send(me, id, key.Value);
        return sent.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(sent.Value);
    }
}
