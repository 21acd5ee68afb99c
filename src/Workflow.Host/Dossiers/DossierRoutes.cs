using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers.Clocks;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Dossiers;

/// <summary>The API of dossiers.</summary>
internal static class DossierRoutes
{
    public static void MapDossiers(this IEndpointRouteBuilder routes)
    {
        var dossiers = routes.MapGroup("").WithTags("Dossiers");
        dossiers.MapPost("/api/dossiers", Receive).Needs(RoutePolicies.ServeApplicants)
            .WithName("ReceiveDossier").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable, RejectionKind.Busy)
            .WithSummary("Accept a complete dossier: its code, clock and process begin at once.");
        dossiers.MapGet("/api/dossiers", List).Needs(RoutePolicies.ReadDossiers)
            .WithName("ListDossiers").Refuses(RejectionKind.Malformed)
            .WithSummary("Dossiers within reach, the last received first.");
        dossiers.MapGet("/api/dossiers/{id:guid}", Read).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadDossier").Refuses(RejectionKind.NotFound)
            .WithSummary("A dossier with all that is open in it.");
        dossiers.MapGet("/api/dossiers/{id:guid}/history", History).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadHistory").Refuses(RejectionKind.NotFound)
            .WithSummary("The acts on a dossier in order.");
        dossiers.MapGet("/api/dossiers/{id:guid}/deadline", Explain).Needs(RoutePolicies.ReadDossiers)
            .WithName("ExplainDeadline").Refuses(RejectionKind.NotFound, RejectionKind.Unprocessable)
            .WithSummary("How the appointed date came about, line by line, as it stood now or at an instant before.");
        dossiers.MapGet("/api/dossiers/{id:guid}/responsibility", Split).Needs(RoutePolicies.ReadDossiers)
            .WithName("ReadResponsibility").Refuses(RejectionKind.NotFound)
            .WithSummary("The working time of a dossier by who had it, and its lateness by the step that caused it.");
        dossiers.MapPost("/api/dossiers/{id:guid}/withdraw", Withdraw).Needs(RoutePolicies.ServeApplicants)
            .WithName("WithdrawDossier").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Confirm that the applicant withdraws.");
        dossiers.MapPost("/api/dossiers/{id:guid}/payment", Pay).Needs(RoutePolicies.ServeApplicants)
            .WithName("ConfirmPayment").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Confirm the payment that the dossier waits for.");
        dossiers.MapPost("/api/dossiers/{id:guid}/supplement", Supply).Needs(RoutePolicies.ServeApplicants)
            .WithName("SubmitSupplement").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Accept the supplement that the dossier waits for.");
        dossiers.MapPost("/api/dossiers/{id:guid}/incidents/{incidentId:guid}/retry", Retry).Needs(RoutePolicies.KeepRunning)
            .WithName("RetryIncident").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Try a failed automatic step again, with variables corrected where that helps.");
        dossiers.MapPost("/api/dossiers/{id:guid}/incidents/{incidentId:guid}/skip", Skip).Needs(RoutePolicies.KeepRunning)
            .WithName("SkipIncident").Refuses(ChangeRoutes.FreeRefusals)
            .WithSummary("Pass over a failed automatic step, with a reason.");
    }

    internal static async Task<Results<Created<ReceivedDossier>, RejectionResult>> Receive(
        HttpContext http, CurrentActor me, ReceiveDossierRequest request, ReceiveDossier receive, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var received = await receive.Receive(new ChangeRequest(me, Key: key.Value), request, cancellation);
        if (received.Rejection is { } rejection) return rejection.ToResult();
        http.Response.Headers.ETag = Preconditions.EntityTag(received.Value.Revision);
        return TypedResults.Created($"/api/dossiers/{received.Value.Id}", received.Value);
    }

    private static async Task<Results<Ok<Page<DossierLine>>, RejectionResult>> List(
        CurrentActor me, DossierQueries queries, string? unit, DossierState? state, string? code, string? after, int? size, CancellationToken cancellation)
    {
        var page = await queries.List(me, new DossierFilter(unit, state, code, after, size), cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static async Task<Results<Ok<DossierView>, RejectionResult>> Read(
        HttpContext http, CurrentActor me, Guid id, DossierQueries queries, CancellationToken cancellation)
    {
        var view = await queries.Read(me, id, cancellation);
        if (view.Rejection is { } rejection) return rejection.ToResult();
        http.Response.Headers.ETag = Preconditions.EntityTag(view.Value.Dossier.Revision);
        return TypedResults.Ok(view.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<HistoryLine>>, RejectionResult>> History(
        CurrentActor me, Guid id, DossierQueries queries, int? after, int? size, CancellationToken cancellation)
    {
        var lines = await queries.History(me, id, after ?? 0, size, cancellation);
        return lines.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(lines.Value);
    }

    private static async Task<Results<Ok<DeadlineExplanation>, RejectionResult>> Explain(
        CurrentActor me, Guid id, string? at, ExplainDeadline explain, CancellationToken cancellation)
    {
        var instant = explain.Instant(at);
        if (instant.Rejection is { } unreadable) return unreadable.ToResult();
        var explanation = await explain.OfDossier(me, id, instant.Value, cancellation);
        return explanation.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(explanation.Value);
    }

    private static async Task<Results<Ok<ResponsibilityView>, RejectionResult>> Split(
        CurrentActor me, Guid id, DossierResponsibility responsibility, CancellationToken cancellation)
    {
        var split = await responsibility.Read(me, id, cancellation);
        return split.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(split.Value);
    }

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Withdraw(
        HttpContext http, CurrentActor me, Guid id, WithdrawDossierRequest request, WithdrawDossier withdraw, DossierQueries queries) =>
        http.ChangeFreely(me, change => withdraw.Withdraw(change, id, request), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Pay(
        HttpContext http, CurrentActor me, Guid id, ConfirmPaymentRequest request, TakeFromApplicant take, DossierQueries queries) =>
        http.ChangeFreely(me, change => take.ConfirmPayment(change, id, request), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Supply(
        HttpContext http, CurrentActor me, Guid id, SubmitSupplementRequest request, TakeFromApplicant take, DossierQueries queries) =>
        http.ChangeFreely(me, change => take.SubmitSupplement(change, id, request), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Retry(
        HttpContext http, CurrentActor me, Guid id, Guid incidentId, RetryIncidentRequest request, RetryIncident retry, DossierQueries queries) =>
        http.ChangeFreely(me, change => retry.Retry(change, id, incidentId, request), () => Current(queries, id));

    private static Task<Results<Ok<DossierProgress>, RejectionResult>> Skip(
        HttpContext http, CurrentActor me, Guid id, Guid incidentId, SkipIncidentRequest request, SkipIncident skip, DossierQueries queries) =>
        http.ChangeFreely(me, change => skip.Skip(change, id, incidentId, request), () => Current(queries, id));

    private static async Task<DossierProgress?> Current(DossierQueries queries, Guid id) => await queries.Progress(id);
}
