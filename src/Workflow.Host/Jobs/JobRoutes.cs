using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Workflow.Core;
using Workflow.Core.Jobs;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;
using Workflow.Host.Paging;

namespace Workflow.Host.Jobs;

/// <summary>Long work: how far it is, stopping it, its result.</summary>
internal static class JobRoutes
{
    /// <summary>Where the file of a job is had.</summary>
    public static string ResultOf(Guid id) => $"/api/jobs/{id}/result";

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/api/jobs").WithTags("Jobs");
        jobs.MapGet("", List).Needs(RoutePolicies.SignedIn).WithName("ListJobs").Refuses(RejectionKind.Malformed)
            .WithSummary("Long work that the caller asked for, the last first; administrators see that of all.");
        jobs.MapGet("/{id:guid}", Read).Needs(RoutePolicies.SignedIn).WithName("ReadJob").Refuses(RejectionKind.NotFound).WithSummary("How far a job has come.");
        jobs.MapGet("/{id:guid}/lines", Lines).Needs(RoutePolicies.SignedIn).WithName("ListJobLines").Refuses(RejectionKind.Malformed, RejectionKind.NotFound)
            .WithSummary("What came of each line or item; `refused` leaves out what went well.");
        jobs.MapPost("/{id:guid}/cancel", Cancel).Needs(RoutePolicies.SignedIn).WithName("CancelJob").Refuses(RejectionKind.NotFound, RejectionKind.Conflict)
            .WithSummary("Stop a job at the end of the batch that runs; what was done stays done.");
        jobs.MapGet("/{id:guid}/result", Download).Needs(RoutePolicies.SignedIn).WithName("DownloadJobResult").Refuses(RejectionKind.NotFound)
            .WithSummary("The file that a job has written, as an attachment.");
    }

    private static async Task<Results<Ok<Page<JobView>>, RejectionResult>> List(CurrentActor me, JobBook jobs, string? after, int? size, CancellationToken cancellation)
    {
        var page = await jobs.List(me, after, size, cancellation);
        return page.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(new Page<JobView>([.. page.Value.Items.Select(JobView.Of)], page.Value.Next));
    }

    private static async Task<Results<Ok<JobView>, RejectionResult>> Read(CurrentActor me, Guid id, JobBook jobs, CancellationToken cancellation)
    {
        var job = await jobs.Read(me, id, cancellation);
        return job.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(JobView.Of(job.Value));
    }

    private static async Task<Results<Ok<Page<JobLineView>>, RejectionResult>> Lines(
        CurrentActor me, Guid id, JobBook jobs, bool? refused, string? after, CancellationToken cancellation)
    {
        var job = await jobs.Read(me, id, cancellation);
        if (job.Rejection is { } absent) return absent.ToResult();
        var lines = await jobs.Lines(me, job.Value, refused == true, after, cancellation);
        return lines.Rejection is { } rejection
            ? rejection.ToResult()
            : TypedResults.Ok(new Page<JobLineView>([.. lines.Value.Items.Select(JobLineView.Of)], lines.Value.Next));
    }

    private static async Task<Results<Ok<JobView>, RejectionResult>> Cancel(CurrentActor me, Guid id, JobBook jobs, CancellationToken cancellation)
    {
        var job = await jobs.Cancel(me, id, cancellation);
        return job.Rejection is { } rejection ? rejection.ToResult() : TypedResults.Ok(JobView.Of(job.Value));
    }

    private static async Task<Results<PushStreamHttpResult, RejectionResult>> Download(CurrentActor me, Guid id, JobBook jobs, HttpContext http, CancellationToken cancellation)
    {
        var result = await jobs.Result(me, id, cancellation);
        if (result.Rejection is { } rejection) return rejection.ToResult();
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = result.Value.FileName }.ToString();
        return TypedResults.Stream(stream => result.Value.Write(stream, cancellation), result.Value.MediaType);
    }
}
