using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Outbox;

namespace Workflow.Host.Notices;

/// <summary>The API of one's own notifications, and of the subscriptions of machines.</summary>
internal static class NoticeRoutes
{
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/me/notifications").WithTags("Notifications");
        mine.MapGet("", ReadMine).Needs(RoutePolicies.SignedIn)
            .WithName("ReadMyNotifications").WithSummary("How the caller is told of things, and where to.");
        mine.MapPut("", SaveMine).Needs(RoutePolicies.SignedIn)
            .WithName("SaveMyNotifications").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Choose which kinds come by e-mail and text message, in which language, and when nothing is to arrive.");

        var webhooks = routes.MapGroup("/api/webhooks").WithTags("Notifications");
        webhooks.MapGet("", List).Needs(RoutePolicies.KeepService).WithName("ListWebhooks").WithSummary("The machines that are told of things.");
        webhooks.MapPost("", Add).Needs(RoutePolicies.KeepService)
            .WithName("AddWebhook").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable)
            .WithSummary("Subscribe a machine; the answer shows the secret that its requests are signed with, once.");
        webhooks.MapPut("/{id:guid}", Change).Needs(RoutePolicies.KeepService)
            .WithName("ChangeWebhook").Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Unprocessable)
            .WithSummary("Change a subscription, or switch it off and on.");
        webhooks.MapDelete("/{id:guid}", Remove).Needs(RoutePolicies.KeepService)
            .WithName("RemoveWebhook").Refuses(RejectionKind.NotFound).WithSummary("End a subscription.");
        webhooks.MapPost("/{id:guid}/test", Test).Needs(RoutePolicies.KeepService)
            .WithName("TestWebhook").Refuses(RejectionKind.NotFound, RejectionKind.Busy)
            .WithSummary("Send a subscription one signed message that says nothing; the log of deliveries shows what came of it.");
    }

    private static Ok<NoticeChoiceView> ReadMine(CurrentActor me, NoticeChoices choices) =>
        TypedResults.Ok(NoticeChoiceView.Of(me, choices.Of(me)));

    private static async Task<Results<Ok<NoticeChoiceView>, RejectionResult>> SaveMine(
        CurrentActor me, NoticeChoice choice, NoticeChoices choices, CancellationToken cancellation)
    {
        var saved = await choices.Save(me, choice, cancellation);
        return saved.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(NoticeChoiceView.Of(me, saved.Value));
    }

    private static async Task<Ok<IReadOnlyList<WebhookView>>> List(Webhooks webhooks, CancellationToken cancellation) =>
        TypedResults.Ok(await webhooks.List(cancellation));

    private static async Task<Results<Ok<NewWebhook>, RejectionResult>> Add(WebhookRequest request, Webhooks webhooks, CancellationToken cancellation)
    {
        var added = await webhooks.Add(request, cancellation);
        return added.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(added.Value);
    }

    private static async Task<Results<Ok<WebhookView>, RejectionResult>> Change(Guid id, WebhookRequest request, Webhooks webhooks, CancellationToken cancellation)
    {
        var changed = await webhooks.Change(id, request, cancellation);
        return changed.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(changed.Value);
    }

    private static async Task<Results<NoContent, RejectionResult>> Remove(Guid id, Webhooks webhooks, CancellationToken cancellation) =>
        await webhooks.Remove(id, cancellation) is { } rejection ? rejection.ToResult() : TypedResults.NoContent();

    private static async Task<Results<Ok<SentAgain>, RejectionResult>> Test(Guid id, Webhooks webhooks, CancellationToken cancellation)
    {
        var sent = await webhooks.Test(id, cancellation);
        return sent.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(sent.Value);
    }
}
