using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>A refusal as an endpoint returns it, e.g. in <c>Results&lt;Ok&lt;TaskView&gt;, RejectionResult&gt;</c>.</summary>
internal sealed class RejectionResult(Rejection rejection) : IResult, IStatusCodeHttpResult
{
    public Rejection Rejection { get; } = rejection;

    public int? StatusCode => ProblemResults.StatusOf(Rejection.Kind);

    public Task ExecuteAsync(HttpContext httpContext) => ProblemResults.Write(httpContext, Rejection);
}
