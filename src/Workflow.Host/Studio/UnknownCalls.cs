using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Workflow.Host.Hosting;

namespace Workflow.Host.Studio;

/// <summary>Calls of the designer that nobody answers: not found, without a body, and noted once a path so that a missing one is seen.</summary>
internal sealed partial class UnknownCalls(ILogger<UnknownCalls> log)
{
    private const int MostNoted = 200;

    private readonly ConcurrentDictionary<string, bool> noted = new(StringComparer.Ordinal);

    public IResult Answer(HttpContext context)
    {
        // The designer reads a body as what it asked for.
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        var call = $"{context.Request.Method} {ShapeOf(context.Request.Path)}";
        if (noted.Count < MostNoted && noted.TryAdd(call, true)) log.LogWarning("The designer asked for {Call}, which nobody answers", call);
        return TypedResults.NotFound();
    }

    /// <summary>The path without what may name a definition, a dossier or a person: only plain words stay.</summary>
    internal static string ShapeOf(string path) => string.Join('/', path.Split('/').Select(part => Word().IsMatch(part) ? part : "*"));

    [GeneratedRegex("^[a-z-]{0,40}\\z")]
    private static partial Regex Word();
}

/// <summary>Maps whatever is asked of the designer's interface and not answered elsewhere.</summary>
internal static class UnknownCallRoutes
{
    public static void MapUnknownCalls(this IEndpointRouteBuilder routes) =>
        routes.Map("/{**path}", (HttpContext context, UnknownCalls unknown) => unknown.Answer(context)).Needs(RoutePolicies.SignedIn).WithOrder(int.MaxValue);
}
