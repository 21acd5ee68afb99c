using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Submissions;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Submissions;

/// <summary>The API of online submissions: portals hand in and follow, reception answers.</summary>
internal static class SubmissionRoutes
{
    public static void MapSubmissions(this IEndpointRouteBuilder routes)
    {
        var submissions = routes.MapGroup("/api/submissions").WithTags("Submissions");
        submissions.MapPost("", Submit).Needs(RoutePolicies.SubmitOnline)
            .WithName("SubmitOnline").Refuses(RejectionKind.Malformed, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.Busy)
            .WithSummary("Hand in what an applicant submitted; reception has eight working hours from its arrival.");
        submissions.MapGet("", List).Needs(RoutePolicies.ReadSubmissions)
            .WithName("ListSubmissions").Refuses(RejectionKind.Malformed)
            .WithSummary("Submissions within reach or of the calling portal; of those that wait, what runs out next first.");
        submissions.MapGet("/breaches", Breaches).Needs(RoutePolicies.ReadSubmissions)
            .WithName("CountBreaches")
            .WithSummary("How many submissions each unit did not answer in time.");
        submissions.MapGet("/{id:guid}", Read).Needs(RoutePolicies.ReadSubmissions)
            .WithName("ReadSubmission").Refuses(RejectionKind.NotFound)
            .WithSummary("A submission with all that was sent and done.");
        submissions.MapGet("/{id:guid}/acknowledgement", Explain).Needs(RoutePolicies.ReadSubmissions)
            .WithName("ExplainAcknowledgement").Refuses(RejectionKind.NotFound)
            .WithSummary("How the date of the acknowledgement came about, line by line.");
        submissions.MapPost("/{id:guid}/supplement", Supply).Needs(RoutePolicies.SubmitOnline)
            .WithName("SupplyOnline").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Bring what form 02 asked for; reception has its time anew.");
        submissions.MapPost("/{id:guid}/withdraw", Withdraw).Needs(RoutePolicies.SubmitOnline)
            .WithName("WithdrawSubmission").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("End the submission at the applicant's wish.");
        submissions.MapPost("/{id:guid}/accept", Accept).Needs(RoutePolicies.AnswerSubmissions)
            .WithName("AcceptSubmission").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Accept: the dossier's code, clock and process begin at once.");
        submissions.MapPost("/{id:guid}/ask", Ask).Needs(RoutePolicies.AnswerSubmissions)
            .WithName("AskForSupplement").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Ask for everything that is missing, by form 02.");
        submissions.MapPost("/{id:guid}/refuse", Refuse).Needs(RoutePolicies.AnswerSubmissions)
            .WithName("RefuseSubmission").Refuses(ChangeRoutes.Refusals)
            .WithSummary("Refuse reception, by form 03.");
    }

    private static async Task<Results<Created<SubmissionLine>, RejectionResult>> Submit(
        HttpContext http, CurrentActor me, SubmitOnlineRequest request, SubmitOnline submit, SubmissionQueries queries, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var submitted = await submit.Submit(new ChangeRequest(me, Key: key.Value), request, cancellation);
        if (submitted.Rejection is { } rejection) return await Refused(rejection, me, Submission.IdOf(me.Actor.Id, request.Reference), queries);
        http.Response.Headers.ETag = Preconditions.EntityTag(submitted.Value.Revision);
        return TypedResults.Created($"/api/submissions/{submitted.Value.Id}", submitted.Value);
    }

    private static async Task<Results<Ok<Page<SubmissionLine>>, RejectionResult>> List(
        CurrentActor me, SubmissionQueries queries, SubmissionBox? box, string? unit, string? search, string? after, int? size, CancellationToken cancellation)
    {
        var page = await queries.List(me, new SubmissionFilter(box ?? SubmissionBox.All, unit, search, after, size), cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Ok<IReadOnlyList<UnitBreaches>>> Breaches(
        CurrentActor me, SubmissionQueries queries, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellation) =>
        TypedResults.Ok(await queries.Breaches(me, from?.UtcDateTime, to?.UtcDateTime, cancellation));

    private static async Task<Results<Ok<SubmissionView>, RejectionResult>> Read(
        HttpContext http, CurrentActor me, Guid id, SubmissionQueries queries, CancellationToken cancellation)
    {
        var view = await queries.Read(me, id, cancellation);
        if (view.Rejection is { } rejection) return rejection.ToResult();
        http.Response.Headers.ETag = Preconditions.EntityTag(view.Value.Submission.Revision);
        return TypedResults.Ok(view.Value);
    }

    private static async Task<Results<Ok<AcknowledgementExplanation>, RejectionResult>> Explain(
        CurrentActor me, Guid id, ExplainAcknowledgement explain, CancellationToken cancellation)
    {
        var explanation = await explain.Explain(me, id, cancellation);
        return explanation.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(explanation.Value);
    }

    private static Task<Results<Ok<SubmissionLine>, RejectionResult>> Supply(
        HttpContext http, CurrentActor me, Guid id, SupplyOnlineRequest request, PortalActs acts, SubmissionQueries queries, CancellationToken cancellation) =>
        http.Change(me, id, queries, needsRevision: false, change => acts.Supply(change, id, request, cancellation));

    private static Task<Results<Ok<SubmissionLine>, RejectionResult>> Withdraw(
        HttpContext http, CurrentActor me, Guid id, WithdrawSubmissionRequest request, PortalActs acts, SubmissionQueries queries) =>
        http.Change(me, id, queries, needsRevision: false, change => acts.Withdraw(change, id, request));

    private static Task<Results<Ok<ReceivedDossier>, RejectionResult>> Accept(
        HttpContext http, CurrentActor me, Guid id, AcceptSubmission accept, SubmissionQueries queries, CancellationToken cancellation) =>
        http.Change(me, id, queries, needsRevision: true, change => accept.Accept(change, id, cancellation));

    private static Task<Results<Ok<SubmissionLine>, RejectionResult>> Ask(
        HttpContext http, CurrentActor me, Guid id, SupplementSlip request, AnswerSubmission answer, SubmissionQueries queries) =>
        http.Change(me, id, queries, needsRevision: true, change => answer.Ask(change, id, request));

    private static Task<Results<Ok<SubmissionLine>, RejectionResult>> Refuse(
        HttpContext http, CurrentActor me, Guid id, RefuseSubmissionRequest request, AnswerSubmission answer, SubmissionQueries queries) =>
        http.Change(me, id, queries, needsRevision: true, change => answer.Refuse(change, id, request));

    /// <summary>Runs a change of one submission; beside a conflict stands where the submission is now.</summary>
    private static async Task<Results<Ok<T>, RejectionResult>> Change<T>(
        this HttpContext http, CurrentActor me, Guid id, SubmissionQueries queries, bool needsRevision, Func<ChangeRequest, Task<Result<T>>> change)
    {
        int? read = null;
        if (needsRevision || http.Request.Headers.IfMatch.Count > 0)
        {
            var revision = http.Request.ExpectedRevision();
            if (revision.Rejection is { } unconditional) return unconditional.ToResult();
            read = revision.Value;
        }
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var done = await change(new ChangeRequest(me, read, key.Value));
        return done.Rejection is { } rejection ? await Refused(rejection, me, id, queries) : TypedResults.Ok(done.Value);
    }

    private static async Task<RejectionResult> Refused(Rejection rejection, CurrentActor me, Guid id, SubmissionQueries queries) =>
        rejection.Kind == RejectionKind.Conflict ? new RejectionResult(rejection, submission: await queries.Current(me, id)) : rejection.ToResult();
}
