using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Reminders;

/// <summary>The API of an officer's own reminders.</summary>
internal static class ReminderRoutes
{
    public static void MapReminders(this IEndpointRouteBuilder routes)
    {
        var reminders = routes.MapGroup("/api/reminders").WithTags("Reminders");
        reminders.MapGet("", List).Needs(RoutePolicies.ReadDossiers)
            .WithName("ListReminders").Refuses(RejectionKind.Malformed)
            .WithSummary("The caller's reminders, the latest first, with the number of unread ones.");
        reminders.MapGet("/unread", Unread).Needs(RoutePolicies.ReadDossiers)
            .WithName("CountUnreadReminders")
            .WithSummary("How many of the caller's reminders are unread.");
        reminders.MapPost("/read", MarkAllRead).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadAllReminders")
            .WithSummary("Mark everything sent to the caller until now as read.");
        reminders.MapPost("/{id}/read", MarkRead).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadReminder").Refuses(RejectionKind.NotFound)
            .WithSummary("Mark one of the caller's reminders as read; doing so again changes nothing.");
    }

    private static async Task<Results<Ok<ReminderFeedView>, RejectionResult>> List(
        CurrentActor me, ReminderFeed feed, string? after, int? size, ReminderSubject? subject, CancellationToken cancellation)
    {
        var page = await feed.List(me, after, size, subject, cancellation);
        if (page.Rejection is { } rejection) return rejection.ToResult();
        var unread = await feed.Unread(me, cancellation);
        return TypedResults.Ok(new ReminderFeedView([.. page.Value.Items.Select(ReminderView.Of)], page.Value.Next, unread));
    }

    private static async Task<Ok<UnreadReminders>> Unread(CurrentActor me, ReminderFeed feed, CancellationToken cancellation) =>
        TypedResults.Ok(new UnreadReminders(await feed.Unread(me, cancellation)));

    private static async Task<NoContent> MarkAllRead(CurrentActor me, ReminderFeed feed, CancellationToken cancellation)
    {
        await feed.MarkAllRead(me, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, RejectionResult>> MarkRead(CurrentActor me, string id, ReminderFeed feed, CancellationToken cancellation) =>
        await feed.MarkRead(me, id, cancellation) is { } rejection ? rejection.ToResult() : TypedResults.NoContent();
}
