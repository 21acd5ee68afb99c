using Microsoft.AspNetCore.Http.Features;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Live;

/// <summary>The stream of what changes, and the same by asking.</summary>
internal static class LiveRoutes
{
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        var live = routes.MapGroup("/api/events").WithTags("Events");
        live.MapGet("", Stream).Needs(RoutePolicies.ReadDossiers)
            .WithName("StreamEvents").Produces(StatusCodes.Status200OK, contentType: "text/event-stream").Refuses(RejectionKind.Busy)
            .WithSummary("Server-sent events on what changes for the caller: counts and step ids, after the commit, at most one a second; Last-Event-ID goes on where a stream broke off.");
        live.MapGet("/news", News).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadNews")
            .WithSummary("What the stream would have told since an event, for whoever cannot hold a stream; reads no database.");
    }

    private static async Task Stream(HttpContext http, string? after, LiveStreams streams, LiveStream stream, IHostApplicationLifetime lifetime)
    {
        using var place = streams.TryEnter(http.CurrentActor().Actor.Id);
        if (place is null)
        {
            await ProblemResults.Write(http, LiveSentences.Refuse(RejectionKind.Busy, "TooManyStreams"));
            return;
        }
        http.Response.ContentType = "text/event-stream";
        // A proxy that gathers an answer before it passes it on would keep all of it back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var seen = http.Request.Headers["Last-Event-ID"].ToString();
        try
        {
            await stream.Run(LiveSession.Of(http), seen.Length > 0 ? seen : after, http.Response.Body, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the service is stopping: either way this is how a stream ends.
        }
    }

    private static LiveNews News(CurrentActor me, LiveRing ring, string? after) => LiveReader.From(ring, after).Next(me);
}
