using Microsoft.AspNetCore.Diagnostics;
using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>Gives a body to answers that the framework leaves empty: unknown routes, wrong methods, missing sign-in.</summary>
internal static class BareStatus
{
    public static Task Write(StatusCodeContext bare)
    {
        var context = bare.HttpContext;
        return context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => Write(context, ProblemKind.Unauthenticated, "SignInRequired"),
            StatusCodes.Status403Forbidden => Write(context, nameof(RejectionKind.Forbidden), "RoleMissing"),
            StatusCodes.Status404NotFound => Write(context, nameof(RejectionKind.NotFound), "RouteUnknown"),
            StatusCodes.Status405MethodNotAllowed => ProblemResults.Write(
                context, StatusCodes.Status405MethodNotAllowed, ProblemKind.MethodNotAllowed, "MethodWrong",
                HostSentences.Of("MethodWrong", context.Request.Method)),
            StatusCodes.Status413PayloadTooLarge => Write(context, nameof(RejectionKind.TooLarge), "BodyTooLarge"),
            StatusCodes.Status415UnsupportedMediaType => Write(context, ProblemKind.UnsupportedMediaType, "ContentTypeWrong"),
            StatusCodes.Status503ServiceUnavailable => Write(context, nameof(RejectionKind.Busy), "TooBusy"),
            >= 500 => Task.CompletedTask,
            _ => Write(context, nameof(RejectionKind.Malformed), "RequestMalformed"),
        };
    }

    private static Task Write(HttpContext context, string kind, string code) =>
        ProblemResults.Write(context, context.Response.StatusCode, kind, code, HostSentences.Of(code));
}
