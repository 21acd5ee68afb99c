using System.Text.Unicode;
using Workflow.Core;
using Workflow.Host.Studio;

namespace Workflow.Host.Hosting;

/// <summary>
/// Reads the body of an API request once, within the route's limit: broken UTF-8 goes no further, and the bytes as they
/// arrived are there for the idempotency hash.
/// </summary>
internal sealed class ApiBody(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsRead(request.Path) || !HasBody(request) || context.IsStreamed())
        {
            await next(context);
            return;
        }
        var bytes = await Read(request, context.RequestAborted);
        if (!Utf8.IsValid(bytes))
        {
            await ProblemResults.Write(context, HostSentences.Refuse(RejectionKind.Malformed, "BodyNotUtf8"));
            return;
        }
        context.Features.Set(new RawBody(bytes));
        request.Body = new MemoryStream(bytes, writable: false);
        await next(context);
    }

    private static bool IsRead(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/triggers") || path.StartsWithSegments(StudioRoutes.Prefix);

    private static bool HasBody(HttpRequest request) => request.ContentLength is > 0 || request.Headers.TransferEncoding.Count > 0;

    private static async Task<byte[]> Read(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        return buffer.ToArray();
    }
}

/// <summary>The bytes of a request's body as they arrived.</summary>
internal sealed record RawBody(byte[] Bytes);
