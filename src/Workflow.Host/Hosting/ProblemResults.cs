using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Host.Studio;
using Workflow.Host.Submissions;

namespace Workflow.Host.Hosting;

/// <summary>Turns refusals into answers: the only place that knows the status of a kind.</summary>
internal static class ProblemResults
{
    private const string RetryAfterSeconds = "2";

    /// <summary>The refusal as the result of an endpoint.</summary>
    public static RejectionResult ToResult(this Rejection rejection) => new(rejection);

    public static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Malformed => StatusCodes.Status400BadRequest,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        RejectionKind.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        RejectionKind.Busy => StatusCodes.Status503ServiceUnavailable,
        RejectionKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No status for this kind."),
    };

    public static Task Write(HttpContext context, Rejection rejection, DossierProgress? current = null, SubmissionLine? submission = null) =>
        Write(context, StatusOf(rejection.Kind), rejection.Kind.ToString(), rejection.Code, rejection.Sentence, rejection.Problems, current, submission);

    public static Task Write(
        HttpContext context, int status, string kind, string code, Phrase sentence,
        IReadOnlyList<Problem>? problems = null, DossierProgress? current = null, SubmissionLine? submission = null)
    {
        if (StudioRefusal.IsOnlyFormFor(context.Request, status)) return StudioRefusal.Of(problems is null or [] ? [sentence] : problems.Select(p => p.Sentence)).ExecuteAsync(context);
        var culture = CultureInfo.CurrentUICulture;
        var document = new ProblemDocument(
            "about:blank", HostSentences.Of($"Title.{kind}").In(culture), status, sentence.In(culture), code, kind, TraceOf(context),
            ErrorsByPath(problems, culture), Places(problems, culture), current, submission);

        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = RetryAfterSeconds;
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return context.Response.WriteAsJsonAsync(document, options, ProblemDocument.MediaType, context.RequestAborted);
    }

    /// <summary>The code under which the log holds what happened.</summary>
    public static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    private static Dictionary<string, string[]>? ErrorsByPath(IReadOnlyList<Problem>? problems, CultureInfo culture) =>
        problems is null or []
            ? null
            : problems.Where(p => p.Severity == Severity.Error)
                .GroupBy(p => p.Path, p => p.Sentence.In(culture), StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private static List<ProblemDocument.Place>? Places(IReadOnlyList<Problem>? problems, CultureInfo culture) =>
        problems is null or []
            ? null
            : [.. problems.Select(p => new ProblemDocument.Place(p.Code, p.Path, p.Subject, p.Sentence.In(culture), p.Severity))];
}
