using Microsoft.AspNetCore.Http.Features;
using Workflow.Core;
using Workflow.Host.Desk;

namespace Workflow.Host.Hosting;

/// <summary>Refuses a request that is larger than its route takes, as far as it says how large it is, with a sentence that names both sizes.</summary>
internal sealed class BodyLimit(RequestDelegate next)
{
    private const double Megabyte = 1024 * 1024;

    // A browser shows no answer before it could send all that it had: so much of it is read and thrown away.
    private const long MostDrained = 64 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (limit?.MaxRequestBodySize is not { } most || context.Request.ContentLength is not { } length || length <= most)
        {
            await next(context);
            return;
        }
        var rejection = HostSentences.Refuse(RejectionKind.Unprocessable, "BodyTooLargeFor", length / Megabyte, most / Megabyte);
        if (length <= MostDrained && !limit.IsReadOnly && context.User.Identity is { IsAuthenticated: true }) await Drain(context.Request, limit);
        if (context.IsForProgram())
        {
            await ProblemResults.Write(context, StatusCodes.Status413PayloadTooLarge, nameof(RejectionKind.TooLarge), "BodyTooLarge", rejection.Sentence);
            return;
        }
        // The page of the refusal must not look for a form in what is gone.
        (context.Request.Body, context.Request.ContentLength, context.Request.ContentType) = (Stream.Null, 0, null);
        context.Items[ProblemPage.RejectionItem] = rejection;
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }

    private static async Task Drain(HttpRequest request, IHttpMaxRequestBodySizeFeature limit)
    {
        limit.MaxRequestBodySize = MostDrained;
        await request.Body.CopyToAsync(Stream.Null, request.HttpContext.RequestAborted);
    }
}
