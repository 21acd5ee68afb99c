using Workflow.Host.Accounts;
using Workflow.Host.Studio.Definitions;

namespace Workflow.Host.Studio;

/// <summary>Tells browsers of one officer apart: auto-saves of one browser may overtake each other, those of two may not.</summary>
internal static class StudioBrowser
{
    public const string Cookie = "studio-browser";

    /// <summary>The browser that a request comes from; null when it has opened no page of Studio in this session.</summary>
    public static string? Of(HttpRequest request) => Guid.TryParseExact(request.Cookies[Cookie], "N", out _) ? request.Cookies[Cookie] : null;

    /// <summary>Who saves, and from where; a machine with a token counts as one browser.</summary>
    public static Hand HandOf(HttpContext context, CurrentActor me) => new(me, Of(context.Request) ?? "");

    /// <summary>Gives the browser its name, once a session.</summary>
    public static void Name(HttpContext context)
    {
        if (Of(context.Request) is not null) return;
        context.Response.Cookies.Append(Cookie, Guid.NewGuid().ToString("N"), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true,
        });
    }
}
