using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Deputies;

/// <summary>Who acts for whom, as the API shows it. Days are the office's; both ends inclusive.</summary>
/// <param name="Procedures">Empty for all work.</param>
internal sealed record DeputyView(
    Guid Id, string Officer, string Deputy, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<string> Procedures, string Reason, string SetBy, DateTime SetAt, DateTime? EndedAt, int Revision)
{
    public static DeputyView Of(Deputy d) => new(
        d.Id, d.AbsentOfficerId, d.DeputyOfficerId, d.FirstDay, d.LastDay, d.ProcedureCodes, d.Reason, d.SetBy, d.SetAt, d.RevokedAt, d.Revision);
}

/// <summary>Absences that concern the caller: own, those in which the caller acts, those of officers whose work the caller distributes, and the last that are over.</summary>
internal sealed record DeputyListView(IReadOnlyList<DeputyView> Mine, IReadOnlyList<DeputyView> For, IReadOnlyList<DeputyView> Others, IReadOnlyList<DeputyView> Past)
{
    public static DeputyListView Of(DeputyList list) => new(Views(list.Mine), Views(list.For), Views(list.Others), Views(list.Past));

    private static IReadOnlyList<DeputyView> Views(IReadOnlyList<Deputy> deputies) => [.. deputies.Select(DeputyView.Of)];
}

/// <summary>The API of absences.</summary>
internal static class DeputyRoutes
{
    public static void MapDeputies(this IEndpointRouteBuilder routes)
    {
        var deputies = routes.MapGroup("/api/deputies").WithTags("Deputies");
        deputies.MapGet("", List).Needs(RoutePolicies.WorkOnTasks).WithName("ListDeputies")
            .WithSummary("Absences that concern the caller, and who acts meanwhile.");
        deputies.MapPost("", Set).Needs(RoutePolicies.WorkOnTasks).WithName("SetDeputy")
            .Refuses(RejectionKind.Malformed, RejectionKind.Conflict, RejectionKind.Unprocessable)
            .WithSummary("Set who acts for the caller, or for an officer whose work the caller distributes, from one day to another.");
        deputies.MapPost("/{id:guid}/end", End).Needs(RoutePolicies.WorkOnTasks).WithName("EndDeputy")
            .Refuses(RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.PreconditionRequired)
            .WithSummary("End it before its last day; what was done stays done.");
    }

    private static async Task<Ok<DeputyListView>> List(CurrentActor me, DeputyBook book, CancellationToken cancellation) =>
        TypedResults.Ok(DeputyListView.Of(await book.List(me, cancellation)));

    private static async Task<Results<Ok<DeputyView>, RejectionResult>> Set(CurrentActor me, SetDeputyRequest request, DeputyBook book, CancellationToken cancellation)
    {
        var set = await book.Set(me, request, cancellation);
        return set.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(DeputyView.Of(set.Value));
    }

    private static async Task<Results<Ok<DeputyView>, RejectionResult>> End(HttpContext http, CurrentActor me, Guid id, DeputyBook book, CancellationToken cancellation)
    {
        var revision = http.Request.ExpectedRevision();
        if (revision.Rejection is { } missing) return missing.ToResult();
        var ended = await book.End(me, id, revision.Value, cancellation);
        return ended.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(DeputyView.Of(ended.Value));
    }
}
