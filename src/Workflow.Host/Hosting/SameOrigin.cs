using Microsoft.AspNetCore.Antiforgery;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Studio;

namespace Workflow.Host.Hosting;

/// <summary>
/// Refuses what another site makes an officer's browser send to the API and to what the designer calls: a change that comes with a session must be of the
/// same origin, as the browser says itself, or carry the anti-forgery header. Tokens of machines are never sent by a browser on its own.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string TokenHeader = "X-Form-Token";

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsAtRisk(context) && !IsSameOrigin(context.Request) && !await antiforgery.IsRequestValidAsync(context))
        {
            await ProblemResults.Write(context, HostSentences.Refuse(RejectionKind.Forbidden, "CrossOrigin"));
            return;
        }
        await next(context);
    }

    private static bool IsAtRisk(HttpContext context) =>
        (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(StudioRoutes.Prefix))
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !HttpMethods.IsOptions(context.Request.Method)
        && context.User.Identity?.AuthenticationType == CurrentActor.CookieScheme;

    /// <summary>Whether a page of this service sent it, as the browser says itself.</summary>
    public static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0) return site == "same-origin";
        return request.Headers.Origin == $"{request.Scheme}://{request.Host}";
    }
}
