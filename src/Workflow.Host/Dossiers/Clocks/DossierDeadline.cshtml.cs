using Microsoft.AspNetCore.Mvc;
using Workflow.Core;
using Workflow.Host.Desk;

namespace Workflow.Host.Dossiers.Clocks;

/// <summary>Why a dossier has this appointed date.</summary>
internal sealed class DossierDeadlinePage(DossierQueries queries, ExplainDeadline explain, Words<DeskWords> words) : DeadlineSheetPage(explain)
{
    private readonly ExplainDeadline explain = explain;

    public async Task<IActionResult> OnGetAsync(string key, string? at)
    {
        var cancellation = HttpContext.RequestAborted;
        var id = await queries.IdOf(Me, key, cancellation);
        return id.Rejection is { } unknown ? Refuse(unknown) : await Show(at, async instant =>
        {
            var explained = await explain.OfDossier(Me, id.Value, instant, cancellation);
            return explained.Rejection is { } rejection ? rejection : DeadlineSheet.Of(explained.Value, words["WhyThisAppointment"]);
        });
    }
}
