using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>The one place where exceptions end: what the framework could not read is the caller's, everything else is ours.</summary>
internal sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        if (exception is BadHttpRequestException unreadable && httpContext.IsForProgram())
        {
            await WriteUnreadable(httpContext, unreadable);
            return true;
        }
        var trace = ProblemResults.TraceOf(httpContext);
        log.LogError(exception, "Request {TraceId} broke off", trace);
        if (!httpContext.IsForProgram()) return false;
        await ProblemResults.Write(
            httpContext, StatusCodes.Status500InternalServerError, ProblemKind.Internal, "InternalError", HostSentences.Of("InternalError", trace));
        return true;
    }

    private static Task WriteUnreadable(HttpContext context, BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => ProblemResults.Write(
            context, exception.StatusCode, nameof(RejectionKind.TooLarge), "BodyTooLarge", HostSentences.Of("BodyTooLarge")),
        StatusCodes.Status415UnsupportedMediaType => ProblemResults.Write(
            context, exception.StatusCode, ProblemKind.UnsupportedMediaType, "ContentTypeWrong", HostSentences.Of("ContentTypeWrong")),
        _ => ProblemResults.Write(context, Malformed(exception)),
    };

    private static Rejection Malformed(BadHttpRequestException exception)
    {
        if (exception.InnerException is not JsonException json) return HostSentences.Refuse(RejectionKind.Malformed, "RequestMalformed");

        // The reader's own message may quote input and type names; place and line are enough to mend the request.
        var path = json.Path ?? "$";
        var sentence = HostSentences.Of("JsonMalformed", path, (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1);
        return new Rejection(RejectionKind.Malformed, "JsonMalformed", sentence) { Problems = [new Problem("JsonMalformed", path, null, sentence)] };
    }
}
