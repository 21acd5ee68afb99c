using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Clocks;

namespace Workflow.Host.Tasks;

/// <summary>Why a step has this due date.</summary>
internal sealed class StepDeadlinePage(ExplainDeadline explain, Words<DeskWords> words) : DeadlineSheetPage(explain)
{
    private readonly ExplainDeadline explain = explain;

    public Task<IActionResult> OnGetAsync(Guid id, string? at) => Show(at, async instant =>
    {
        var explained = await explain.OfStep(Me, id, instant, HttpContext.RequestAborted);
        return explained.Rejection is { } rejection ? rejection : DeadlineSheet.Of(explained.Value, words["WhyThisDue"]);
    });
}
