using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Administration.Delegations;
using Workflow.Host.Administration.Import;
using Workflow.Host.Administration.Officers;
using Workflow.Host.Administration.Units;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Jobs;
using Workflow.Host.Paging;

namespace Workflow.Host.Administration;

/// <summary>Units, officers and delegations for programs, such as the province's HR: what the pages do, by the same rules.</summary>
internal static class OfficeRoutes
{
    private static readonly RejectionKind[] additions = [RejectionKind.Malformed, RejectionKind.Unprocessable];
    private static readonly RejectionKind[] changes = [RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable, RejectionKind.PreconditionRequired];

    public static void MapOffice(this IEndpointRouteBuilder routes)
    {
        var office = routes.MapGroup("/api/office").WithTags("Office");
        office.MapGet("/units", ListUnits).Needs(RoutePolicies.KeepService).WithName("ListUnits").Refuses(RejectionKind.Malformed).WithSummary("The tree of units, each behind the one above it.");
        office.MapPost("/units", AddUnit).Needs(RoutePolicies.KeepService).WithName("AddUnit").Refuses(additions).WithSummary("Add a unit.");
        office.MapPost("/units/{code}/close", CloseUnit).Needs(RoutePolicies.KeepService).WithName("CloseUnit").Refuses(changes)
            .WithSummary("End a unit from a day on; refused while it has dossiers, steps, officers or units below.");
        office.MapPost("/units/{code}/rename", RenameUnit).Needs(RoutePolicies.KeepService).WithName("RenameUnit").Refuses(changes)
            .WithSummary("Put a new unit of another name in the place of one, with its officers and what it has open.");
        office.MapGet("/units/{code}/merge", PreviewMerger).Needs(RoutePolicies.KeepService).WithName("PreviewMerger")
            .Refuses(RejectionKind.Malformed, RejectionKind.NotFound, RejectionKind.Conflict, RejectionKind.Unprocessable)
            .WithSummary("What a merger on a day would carry over, in numbers; refused as the merger would be.");
        office.MapPost("/units/{code}/merge", MergeUnit).Needs(RoutePolicies.KeepService).WithName("MergeUnit").Refuses(changes)
            .WithSummary("Let a unit go into another, with its officers and what it has open.");
        office.MapGet("/officers", ListOfficers).Needs(RoutePolicies.KeepService).WithName("ListOfficers").WithSummary("Officers by sign-in name, without contacts.");
        office.MapPost("/officers", AddOfficer).Needs(RoutePolicies.KeepService).WithName("AddOfficer").Refuses(additions).WithSummary("Add an officer.");
        office.MapPut("/officers/{id}", ChangeOfficer).Needs(RoutePolicies.KeepService).WithName("ChangeOfficer").Refuses(changes).WithSummary("Put name, position and contacts right.");
        office.MapPost("/officers/{id}/move", MoveOfficer).Needs(RoutePolicies.KeepService).WithName("MoveOfficer").Refuses(changes)
            .WithSummary("Move an officer to another unit from a day on; posts elsewhere end.");
        office.MapPost("/officers/{id}/end", EndOfficer).Needs(RoutePolicies.KeepService).WithName("EndOfficer").Refuses(changes)
            .WithSummary("End an officer's service from a day on; for today refused while steps are held.");
        office.MapPost("/officers/{id}/posts", GivePost).Needs(RoutePolicies.KeepService).WithName("GivePost").Refuses(changes).WithSummary("Give a role in a unit from a day on.");
        office.MapPost("/officers/{id}/posts/end", TakePost).Needs(RoutePolicies.KeepService).WithName("TakePost").Refuses(changes).WithSummary("Take a role in a unit from a day on.");
        office.MapGet("/delegations", ListDelegations).Needs(RoutePolicies.KeepService).WithName("ListDelegations").Refuses(RejectionKind.Malformed)
            .WithSummary("Written delegations, those entered last first, also those that are over.");
        office.MapPost("/officers/{id}/delegations", GrantDelegation).Needs(RoutePolicies.KeepService).WithName("GrantDelegation").Refuses(changes)
            .WithSummary("Enter a written delegation of appraisal and approval to an officer; the revision is the officer's.");
        office.MapPost("/officers/{id}/delegations/{delegation:guid}/revoke", RevokeDelegation).Needs(RoutePolicies.KeepService).WithName("RevokeDelegation").Refuses(changes)
            .WithSummary("Revoke a delegation from now on; what was signed by it stays signed.");
        office.MapPost("/imports", Import).Needs(RoutePolicies.KeepService).WithName("ImportOffice").Refuses(RejectionKind.Malformed, RejectionKind.Unprocessable).Accepts<string>("text/csv")
            .WithSummary("Hand in a list of units or officers as CSV; `trial` only says what it would do. The answer names the job.");
    }

    private static Results<Ok<Page<UnitLine>>, RejectionResult> ListUnits(CurrentActor me, string? search, bool? former, string? after)
    {
        var page = UnitQueries.List(me, search, former == true, after);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> AddUnit(HttpContext http, CurrentActor me, NewUnit unit, ChangeUnits units, CancellationToken cancellation) =>
        Once(http, me, request => units.Add(request, unit, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> CloseUnit(HttpContext http, CurrentActor me, string code, CloseUnit close, ChangeUnits units, CancellationToken cancellation) =>
        Change(http, me, request => units.Close(request, code, close, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> RenameUnit(HttpContext http, CurrentActor me, string code, RenameUnit rename, ChangeUnits units, CancellationToken cancellation) =>
        Change(http, me, request => units.Rename(request, code, rename, cancellation));

    private static async Task<Results<Ok<UnitWork>, RejectionResult>> PreviewMerger(string code, string into, DateOnly day, UnitMergers mergers, CancellationToken cancellation)
    {
        var work = await mergers.Preview(code, new MergeUnit(into, day), cancellation);
        return work.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(work.Value);
    }

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> MergeUnit(HttpContext http, CurrentActor me, string code, MergeUnit merge, UnitMergers mergers, CancellationToken cancellation) =>
        Change(http, me, request => mergers.Merge(request, code, merge, cancellation));

    private static async Task<Ok<Page<OfficerLine>>> ListOfficers(
        CurrentActor me, OfficerQueries officers, string? search, string? unit, Role? role, bool? withoutAccount, bool? former, string? after, int? size, CancellationToken cancellation) =>
        TypedResults.Ok(await officers.List(me, new OfficerFilter(search, unit, role, withoutAccount == true, former == true), after, size, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> AddOfficer(HttpContext http, CurrentActor me, NewOfficer officer, ChangeOfficers officers, CancellationToken cancellation) =>
        Once(http, me, request => officers.Add(request, officer, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> ChangeOfficer(HttpContext http, CurrentActor me, string id, OfficerDetails details, ChangeOfficers officers, CancellationToken cancellation) =>
        Change(http, me, request => officers.Change(request, id, details, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> MoveOfficer(HttpContext http, CurrentActor me, string id, MoveOfficer move, ChangeOfficers officers, CancellationToken cancellation) =>
        Change(http, me, request => officers.Move(request, id, move, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> EndOfficer(HttpContext http, CurrentActor me, string id, EndOfficer end, ChangeOfficers officers, CancellationToken cancellation) =>
        Change(http, me, request => officers.End(request, id, end, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> GivePost(HttpContext http, CurrentActor me, string id, PostChange post, ChangePosts posts, CancellationToken cancellation) =>
        Change(http, me, request => posts.Give(request, id, post, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> TakePost(HttpContext http, CurrentActor me, string id, PostChange post, ChangePosts posts, CancellationToken cancellation) =>
        Change(http, me, request => posts.Take(request, id, post, cancellation));

    private static async Task<Results<Ok<Page<DelegationLine>>, RejectionResult>> ListDelegations(
        CurrentActor me, DelegationQueries delegations, string? search, DelegationState? state, string? after, int? size, CancellationToken cancellation)
    {
        var page = await delegations.List(me, new DelegationFilter(search, state), after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(page.Value);
    }

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> GrantDelegation(
        HttpContext http, CurrentActor me, string id, GrantDelegation grant, ChangeDelegations delegations, CancellationToken cancellation) =>
        Change(http, me, request => delegations.Grant(request, id, grant, cancellation));

    private static Task<Results<Ok<OfficeSubject>, RejectionResult>> RevokeDelegation(
        HttpContext http, CurrentActor me, string id, Guid delegation, RevokeDelegation revoke, ChangeDelegations delegations, CancellationToken cancellation) =>
        Change(http, me, request => delegations.Revoke(request, id, delegation, revoke, cancellation));

    private static async Task<Results<Accepted<JobOrdered>, RejectionResult>> Import(HttpContext http, CurrentActor me, JobBook jobs, bool? trial, CancellationToken cancellation)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var content = http.Features.Get<RawBody>()?.Bytes ?? [];
        if (ImportFile.Read(content).Rejection is { } unreadable) return unreadable.ToResult();
        var job = await jobs.Order(me, trial == true ? JobKind.OfficeImportTrial : JobKind.OfficeImport, "{}", content, key.Value, cancellation);
        return job.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Accepted($"/api/jobs/{job.Value}", new JobOrdered(job.Value));
    }

    private static async Task<Results<Ok<OfficeSubject>, RejectionResult>> Once(HttpContext http, CurrentActor me, Func<ChangeRequest, Task<Result<string>>> change)
    {
        var key = http.Idempotency(me);
        if (key.Rejection is { } keyless) return keyless.ToResult();
        var done = await change(new ChangeRequest(me, Key: key.Value));
        return done.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(new OfficeSubject(done.Value));
    }

    private static async Task<Results<Ok<OfficeSubject>, RejectionResult>> Change(HttpContext http, CurrentActor me, Func<ChangeRequest, Task<Result<string>>> change)
    {
        var revision = http.Request.ExpectedRevision();
        if (revision.Rejection is { } unconditional) return unconditional.ToResult();
        return await Once(http, me, request => change(request with { Revision = revision.Value }));
    }
}

/// <param name="Id">Code of the unit, or sign-in name of the officer.</param>
internal sealed record OfficeSubject(string Id);
