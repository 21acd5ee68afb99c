using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Hosting;
using Workflow.Host.Outbox;

namespace Workflow.Host.Notices;

/// <summary>The API of the subscriptions of machines.</summary>
internal static class WebhookRoutes
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/api/webhooks").WithTags("Notifications");
        webhooks.MapGet("", List).Needs(RoutePolicies.KeepService).WithName("ListWebhooks").WithSummary("The machines that are told of things.");
        webhooks.MapPost("", Add).Needs(RoutePolicies.KeepService)
            .WithName("AddWebhook").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Subscribe a machine; the answer shows the secret that its requests are signed with, once.");
        webhooks.MapPut("/{id:guid}", Change).Needs(RoutePolicies.KeepService)
            .WithName("ChangeWebhook").Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable)
            .WithSummary("Change a subscription, or switch it off and on; `If-Match` is heeded where it is sent.");
        webhooks.MapPost("/{id:guid}/secret", Renew).Needs(RoutePolicies.KeepService)
            .WithName("RenewWebhookSecret").Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict)
            .WithSummary("Put a new secret in the place of the old one; the answer shows it, once.");
        webhooks.MapDelete("/{id:guid}", Remove).Needs(RoutePolicies.KeepService)
            .WithName("RemoveWebhook").Refuses(RejectionKind.NotFound).WithSummary("End a subscription.");
        webhooks.MapPost("/{id:guid}/test", Test).Needs(RoutePolicies.KeepService)
            .WithName("TestWebhook").Refuses(RejectionKind.NotFound, RejectionKind.Busy)
            .WithSummary("Send a subscription one signed message that says nothing; the log of deliveries shows what came of it.");
    }

    private static async Task<Ok<IReadOnlyList<WebhookView>>> List(Webhooks webhooks, CancellationToken cancellation) =>
        TypedResults.Ok(await webhooks.List(cancellation));

    private static async Task<Results<Ok<NewWebhook>, RejectionResult>> Add(WebhookRequest request, Webhooks webhooks, CancellationToken cancellation)
    {
        var added = await webhooks.Add(request, cancellation);
        return added.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(added.Value);
    }

    private static async Task<Results<Ok<WebhookView>, RejectionResult>> Change(
        HttpRequest http, Guid id, WebhookRequest request, Webhooks webhooks, CancellationToken cancellation)
    {
        var read = RevisionRead(http);
        if (read.Rejection is { } malformed) return malformed.ToResult();
        var changed = await webhooks.Change(id, request, read.Value, cancellation);
        return changed.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(changed.Value);
    }

    private static async Task<Results<Ok<NewWebhook>, RejectionResult>> Renew(HttpRequest http, Guid id, Webhooks webhooks, CancellationToken cancellation)
    {
        var read = RevisionRead(http);
        if (read.Rejection is { } malformed) return malformed.ToResult();
        var renewed = await webhooks.Renew(id, read.Value, cancellation);
        return renewed.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(renewed.Value);
    }

    private static async Task<Results<NoContent, RejectionResult>> Remove(Guid id, Webhooks webhooks, CancellationToken cancellation) =>
        await webhooks.Remove(id, cancellation) is { } rejection ? rejection.ToResult() : TypedResults.NoContent();

    private static async Task<Results<Ok<SentAgain>, RejectionResult>> Test(Guid id, Webhooks webhooks, CancellationToken cancellation)
    {
        var sent = await webhooks.Test(id, cancellation);
        return sent.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(sent.Value);
    }

    private static Result<int?> RevisionRead(HttpRequest http)
    {
        if (http.Headers.IfMatch.Count == 0) return (int?)null;
        var revision = http.ExpectedRevision();
        return revision.Rejection is { } malformed ? malformed : revision.Value;
    }
}
