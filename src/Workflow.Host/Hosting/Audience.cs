using Workflow.Host.Studio;

namespace Workflow.Host.Hosting;

/// <summary>Tells programs, which are answered in JSON, from people, who are answered with pages.</summary>
internal static class Audience
{
    public static bool IsForProgram(this HttpContext context)
    {
        var path = context.Request.Path;
        return path.StartsWithSegments("/api") || path.StartsWithSegments(StudioRoutes.Prefix) || path.StartsWithSegments("/triggers") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/health")
            || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
