using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;

namespace Workflow.Host.Tracking;

/// <summary>One procedure, for everybody: its cases with limits, documents, fees and steps, and where to hand it in.</summary>
internal sealed class ProcedurePage(PublicProcedures procedures, PublishedProcesses processes) : PageModel
{
    private PublishedVersion? version;

    public PublicProcedure Procedure { get; private set; } = null!;

    public ProcedureSpec Spec => Procedure.Spec;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var cancellation = HttpContext.RequestAborted;
        if (await procedures.Find(code, cancellation) is not { } found) return Missing(code);
        if (PublicCache.IsKnown(HttpContext, found.Meaning)) return StatusCode(StatusCodes.Status304NotModified);
        Procedure = found;
        var read = await processes.Of(found.VersionId, cancellation);
        version = read.IsRejected ? null : read.Value;
        return Page();
    }

    /// <summary>The documents of a case in order.</summary>
    public IEnumerable<RequiredDocument> DocumentsOf(ProcedureCase received) => received.Documents.Select(Spec.FindDocument).OfType<RequiredDocument>().OrderBy(d => d.Order);

    /// <summary>What officers do in a case, in the order of the definition; none where this release can no longer read it.</summary>
    public IEnumerable<StepSettings> StepsOf(ProcedureCase received) =>
        version?.Graphs.GetValueOrDefault(received.Process)?.Activities.Select(a => a.Step).OfType<StepSettings>() ?? [];

    private StatusCodeResult Missing(string code)
    {
        HttpContext.Items[ProblemPage.RejectionItem] = PublicationSentences.Refuse(RejectionKind.NotFound, "ProcedureNotFound", Shortened.Of(code));
        return StatusCode(ProblemResults.StatusOf(RejectionKind.NotFound));
    }
}
