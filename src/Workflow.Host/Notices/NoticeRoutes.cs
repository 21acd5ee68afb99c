using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Notices;

/// <summary>The API of one's own notifications.</summary>
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
    }

    private static Ok<NoticeChoiceView> ReadMine(CurrentActor me, NoticeChoices choices) =>
        TypedResults.Ok(NoticeChoiceView.Of(me, choices.Of(me)));

    private static async Task<Results<Ok<NoticeChoiceView>, RejectionResult>> SaveMine(
        CurrentActor me, NoticeChoice choice, NoticeChoices choices, CancellationToken cancellation)
    {
        var saved = await choices.Save(me, choice, cancellation);
        return saved.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(NoticeChoiceView.Of(me, saved.Value));
    }
}
