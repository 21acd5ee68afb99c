using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Procedures;

/// <summary>What a publisher sends: the texts of a procedure folder.</summary>
/// <param name="Procedure">Content of <c>procedure.json</c>.</param>
/// <param name="Processes">Process definitions by file name.</param>
/// <param name="Forms">Form schemas by key.</param>
/// <param name="Reason">Why steps that exceed the legal limit are published all the same.</param>
internal sealed record PublishRequest(
    string Procedure, Dictionary<string, string> Processes, Dictionary<string, string> Forms, string? Reason = null)
{
    public ProcedurePackage ToPackage() => new(Procedure, Processes, Forms);
}

/// <summary>A problem of a package in the reader's language.</summary>
internal sealed record ProblemLine(string Code, string Path, string? Subject, string SentenceVi, string SentenceEn, Severity Severity)
{
    public static ProblemLine Of(Problem p) => new(p.Code, p.Path, p.Subject, p.Sentence.Vi, p.Sentence.En, p.Severity);
}

/// <summary>The version that a package became.</summary>
internal sealed record PublicationView(
    string ProcedureCode, string Name, Guid VersionId, int Number, PublicationResult Result, bool IsCurrent, IReadOnlyList<ProblemLine> Warnings)
{
    public static PublicationView Of(Publication p) =>
        new(p.ProcedureCode, p.Name, p.VersionId, p.Number, p.Result, p.IsCurrent, [.. p.Warnings.Select(ProblemLine.Of)]);
}

/// <summary>The API of procedures and their versions.</summary>
internal static class ProcedureRoutes
{
    public static void MapProcedures(this IEndpointRouteBuilder routes)
    {
        var procedures = routes.MapGroup("").WithTags("Procedures");
        procedures.MapGet("/api/procedures", List).Needs(RoutePolicies.ReadProcedures)
            .WithName("ListProcedures")
            .WithSummary("Procedures by code; a search finds code or name.");
        procedures.MapGet("/api/procedures/{code}", Read).Needs(RoutePolicies.ReadProcedures)
            .WithName("ReadProcedure").Refuses(RejectionKind.NotFound, RejectionKind.Conflict)
            .WithSummary("A procedure with the cases of its current version.");
        procedures.MapGet("/api/procedures/{code}/versions", Versions).Needs(RoutePolicies.ReadProcedures)
            .WithName("ListVersions").Refuses(RejectionKind.NotFound)
            .WithSummary("The versions of a procedure, the last first.");
        procedures.MapGet("/api/procedures/{code}/versions/{number:int}", Package).Needs(RoutePolicies.ReadProcedures)
            .WithName("ReadVersion").Refuses(RejectionKind.NotFound, RejectionKind.Conflict)
            .WithSummary("The documents of a version as they were published.");
        procedures.MapPost("/api/procedures", Publish).Needs(RoutePolicies.PublishProcedures)
            .WithName("PublishProcedure").Refuses(RejectionKind.Malformed, RejectionKind.Conflict, RejectionKind.Unprocessable)
            .WithMetadata(new BodyAtMostAttribute(ProcedurePackage.MostBytes))
            .WithSummary("Publish a package; meaning that is already known makes no new version.");
        procedures.MapPost("/api/procedures/problems", Problems).Needs(RoutePolicies.DrawProcedures)
            .WithName("CheckProcedure").Refuses(RejectionKind.Malformed)
            .WithMetadata(new BodyAtMostAttribute(ProcedurePackage.MostBytes))
            .WithSummary("Everything that speaks against publishing a package; changes nothing.");
    }

    private static async Task<Ok<Page<ProcedureLine>>> List(ProcedureQueries queries, string? search, string? after, int? size, CancellationToken cancellation) =>
        TypedResults.Ok(await queries.List(search, after, size, cancellation));

    private static async Task<Results<Ok<ProcedureView>, RejectionResult>> Read(string code, ProcedureQueries queries, CancellationToken cancellation)
    {
        var view = await queries.Read(code, cancellation);
        return view.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(view.Value);
    }

    private static async Task<Results<Ok<IReadOnlyList<VersionLine>>, RejectionResult>> Versions(
        string code, ProcedureQueries queries, int? before, int? size, CancellationToken cancellation)
    {
        var versions = await queries.Versions(code, before, size, cancellation);
        return versions.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(versions.Value);
    }

    private static async Task<Results<Ok<ProcedurePackage>, RejectionResult>> Package(string code, int number, ProcedureQueries queries, CancellationToken cancellation)
    {
        var package = await queries.Package(code, number, cancellation);
        return package.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(package.Value);
    }

    private static async Task<Results<Ok<PublicationView>, RejectionResult>> Publish(
        CurrentActor me, PublishRequest request, PublishVersion publish, Proposals proposals, CancellationToken cancellation)
    {
        if (!proposals.PublishesAlone(me)) return PublicationSentences.Refuse(RejectionKind.Forbidden, "NeedsApproval").ToResult();
        var published = await publish.Publish(request.ToPackage(), me.Actor.Id, request.Reason, cancellation);
        return published.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(PublicationView.Of(published.Value));
    }

    private static async Task<Ok<IReadOnlyList<ProblemLine>>> Problems(PublishRequest request, PublishVersion publish, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<ProblemLine>>([.. (await publish.ProblemsOf(request.ToPackage(), cancellation)).Select(ProblemLine.Of)]);
}
