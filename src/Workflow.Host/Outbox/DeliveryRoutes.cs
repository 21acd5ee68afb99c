using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Outbox;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Outbox;

/// <summary>The log of what was sent, for supervisors and administrators.</summary>
internal static class DeliveryRoutes
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/api/deliveries").WithTags("Outbox");
        deliveries.MapGet("", List).Needs(RoutePolicies.ReadDeliveries)
            .WithName("ListDeliveries").Refuses(RejectionKind.Malformed)
            .WithSummary("What was sent and what came of each attempt, the last written first; recipients masked.");
        deliveries.MapGet("/counts", Count).Needs(RoutePolicies.ReadDeliveries)
            .WithName("CountDeliveries").Refuses(RejectionKind.Malformed).WithSummary("How many messages there are of each channel and state.");
        deliveries.MapPost("/{id:guid}/send", SendOne).Needs(RoutePolicies.ReadDeliveries)
            .WithName("SendDeliveryAgain").Refuses(RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.Busy)
            .WithSummary("Send a message again that was given up.");
        deliveries.MapPost("/send", SendAll).Needs(RoutePolicies.ReadDeliveries)
            .WithName("SendDeliveriesAgain").Refuses(RejectionKind.Malformed)
            .WithSummary("Send the given up messages of a channel again, at most 500 at a time; the answer says how many.");
    }

    private static async Task<Results<Ok<Page<Delivery>>, RejectionResult>> List(
        CurrentActor me, DeliveryLog log, string? channel, OutboxState? state, string? unit, DateOnly? day, string? after, int? size, CancellationToken cancellation)
    {
        var page = await log.List(me, new DeliveryFilter(channel, state, unit, day), after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Ok<IReadOnlyList<DeliveryCount>>> Count(
        CurrentActor me, DeliveryLog log, string? channel, OutboxState? state, string? unit, DateOnly? day, CancellationToken cancellation) =>
        TypedResults.Ok(await log.Counts(me, new DeliveryFilter(channel, state, unit, day), cancellation));

    private static async Task<Results<Ok<SentAgain>, RejectionResult>> SendOne(CurrentActor me, Guid id, SendAllAgain send, CancellationToken cancellation)
    {
        var sent = await send.One(me, id, cancellation);
        return sent.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(sent.Value);
    }

    private static async Task<Ok<SentAllAgain>> SendAll(
        CurrentActor me, SendAllAgain send, string channel, string? unit, DateOnly? day, CancellationToken cancellation) =>
        TypedResults.Ok(new SentAllAgain(await send.All(me, new DeliveryFilter(channel, null, unit, day), cancellation)));
}
