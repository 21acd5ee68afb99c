using Workflow.Core;
using Workflow.Host.Dossiers;
using Workflow.Host.Submissions;

namespace Workflow.Host.Hosting;

/// <summary>A refusal as an endpoint returns it, e.g. in <c>Results&lt;Ok&lt;TaskView&gt;, RejectionResult&gt;</c>.</summary>
/// <param name="current">Where the dossier stands now, for whoever came too late; null for every other refusal.</param>
/// <param name="submission">Where the online submission stands now, likewise.</param>
internal sealed class RejectionResult(Rejection rejection, DossierProgress? current = null, SubmissionLine? submission = null) : IResult, IStatusCodeHttpResult
{
    public Rejection Rejection { get; } = rejection;

    public int? StatusCode => ProblemResults.StatusOf(Rejection.Kind);

    public Task ExecuteAsync(HttpContext httpContext) => ProblemResults.Write(httpContext, Rejection, current, submission);
}
