using Workflow.Host.Studio;

namespace Workflow.Host.Hosting;

/// <summary>Headers that keep a browser from doing more with an answer than it should.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>What every page allows; a page that needs more says so itself.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What a page allows that shows something else of this service in a window of its own.</summary>
    public const string WithWindow = Policy + "; frame-src 'self'";

    /// <summary>For an answer that no browser or cache may keep; in the words of the framework's forms, which would change others, with a warning.</summary>
    public const string NotKept = "no-cache, no-store";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments(StudioRoutes.Prefix)) headers.CacheControl = NotKept;
        return next(context);
    }
}
