using System.Text;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Persistence.Commands;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Triggers;

/// <summary>The code of the dossier that a request went to.</summary>
internal sealed record EndpointTaken(string DossierCode);

/// <summary>
/// The endpoints that processes listen at, below <c>/triggers</c>. Their definitions say who may call: with <c>authorize</c> a machine with its token, else
/// everybody on purpose.
/// </summary>
internal static class EndpointRoutes
{
    /// <summary>Headers that belong to the connection or to this service, whatever a process says.</summary>
    private static readonly string[] kept = ["Connection", "Content-Length", "Content-Type", "Date", "Server", "Set-Cookie", "Transfer-Encoding", "Upgrade"];

    public static void MapEndpoints(this IEndpointRouteBuilder routes) =>
        routes.Map("/triggers/{**path}", Take).IsPublic("each endpoint of a process says itself who may call it").ExcludeFromDescription();

    private static async Task Take(HttpContext http, string? path, EndpointMatches matches, EndpointCall call, CancellationToken cancellation)
    {
        var request = EndpointRequest.Read(http, path ?? "");
        if (request.Rejection is { } unreadable)
        {
            var isType = unreadable.Code == "EndpointContentType";
            await Refuse(http, unreadable, isType ? StatusCodes.Status415UnsupportedMediaType : null, isType ? ProblemKind.UnsupportedMediaType : null);
            return;
        }
        var fitting = await matches.Find(request.Value, cancellation);
        var chosen = fitting.Where(m => m.Method.Equals(http.Request.Method, StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen.Count == 0)
        {
            await RefuseUnknown(http, fitting);
            return;
        }
        var me = http.FindActor() is { IsMachine: true } machine ? machine : null;
        if (Unadmitted(chosen, me) is var (status, kind, refusal))
        {
            await Refuse(http, refusal, status, kind);
            return;
        }
        await Bring(http, request.Value, chosen, me, call, cancellation);
    }

    private static async Task Bring(
        HttpContext http, EndpointRequest request, List<EndpointMatch> chosen, CurrentActor? me, EndpointCall call, CancellationToken cancellation)
    {
        var limit = chosen.Min(m => Math.Min(m.Settings.RequestSizeLimit ?? EndpointRequest.StandardLimit, EndpointRequest.StandardLimit));
        var isTooLarge = request.Size > limit || request.Payload(chosen[0].Route).Length > Variable.LongestValue;
        if (isTooLarge && !chosen.All(m => m.Settings.ExposedFailures.Contains(EndpointFailures.RequestTooLarge)))
        {
            await Refuse(http, ServiceSentences.Refuse(RejectionKind.Malformed, "EndpointTooLarge", limit), StatusCodes.Status413PayloadTooLarge, nameof(RejectionKind.TooLarge));
            return;
        }
        var key = KeyOf(http, me);
        if (key.Rejection is { } malformed)
        {
            await ProblemResults.Write(http, malformed);
            return;
        }
        var settled = chosen[0].Trigger is null ? chosen : [chosen[0]];
        var done = await call.Bring(request, settled, me, key.Value, isTooLarge ? EndpointFailures.RequestTooLarge : null, cancellation);
        if (done.Rejection is { } rejection) await ProblemResults.Write(http, rejection);
        else await Answer(http, done.Value);
    }

    private static Result<IdempotencyKey?> KeyOf(HttpContext http, CurrentActor? me)
    {
        if (http.Request.Headers["Idempotency-Key"].Count == 0) return (IdempotencyKey?)null;
        var key = http.Idempotency(me ?? CurrentActor.Nobody);
        return key.Rejection is { } malformed ? malformed : key.Value! with { Caller = $"endpoint:{me?.Actor.Id}" };
    }

    private static (int Status, string Kind, Rejection Refusal)? Unadmitted(List<EndpointMatch> chosen, CurrentActor? me)
    {
        foreach (var match in chosen)
        {
            if (!match.Settings.Authorize) continue;
            if (me is null) return (StatusCodes.Status401Unauthorized, ProblemKind.Unauthenticated, ServiceSentences.Refuse(RejectionKind.Forbidden, "EndpointNeedsToken"));
            var policies = match.Trigger is null ? RoutePolicies.RaiseEvents : RoutePolicies.ServeApplicants;
            var named = match.Settings.Policy is { } name ? RoutePolicies.All.FirstOrDefault(p => p.Name == name) : policies;
            // A policy that is not in the table admits nobody.
            if (named?.Admits(me.Actor) != true)
                return (StatusCodes.Status403Forbidden, nameof(RejectionKind.Forbidden), ServiceSentences.Refuse(RejectionKind.Forbidden, "EndpointForbidden"));
        }
        return null;
    }

    private static Task RefuseUnknown(HttpContext http, IReadOnlyList<EndpointMatch> fitting)
    {
        if (fitting.Count == 0) return ProblemResults.Write(http, ServiceSentences.Refuse(RejectionKind.NotFound, "EndpointUnknown"));
        var allowed = string.Join(", ", fitting.Select(m => m.Method).Distinct().Order(StringComparer.Ordinal));
        http.Response.Headers.Allow = allowed;
        var refusal = ServiceSentences.Refuse(RejectionKind.Malformed, "EndpointMethodWrong", allowed, http.Request.Method);
        return Refuse(http, refusal, StatusCodes.Status405MethodNotAllowed, ProblemKind.MethodNotAllowed);
    }

    private static Task Refuse(HttpContext http, Rejection refusal, int? status, string? kind) => status is { } code
        ? ProblemResults.Write(http, code, kind!, refusal.Code, refusal.Sentence)
        : ProblemResults.Write(http, refusal);

    private static async Task Answer(HttpContext http, EndpointResult result)
    {
        if (result.Answer is not { } answer)
        {
            http.Response.StatusCode = StatusCodes.Status202Accepted;
            await http.Response.WriteAsJsonAsync(new EndpointTaken(result.DossierCode), ApiJson.Default.EndpointTaken, cancellationToken: http.RequestAborted);
            return;
        }
        http.Response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
            if (!kept.Contains(name, StringComparer.OrdinalIgnoreCase) && !value.AsSpan().ContainsAny('\r', '\n')) http.Response.Headers[name] = value;
        if (answer.ContentType is { } type && !type.AsSpan().ContainsAny('\r', '\n')) http.Response.ContentType = type;
        if (answer.Body.Length > 0) await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body), http.RequestAborted);
    }
}
