using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;
using Workflow.Host.Paging;

namespace Workflow.Host.Dossiers.Receiving;

/// <summary>Chooses the procedure a dossier is received for.</summary>
internal sealed class ReceptionChoicePage(ReceptionProcedures procedures) : DeskPage
{
    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "sau", SupportsGet = true)]
    public string? After { get; set; }

    public Page<ReceivableProcedure> Found { get; private set; } = new([], null);

    public async Task OnGetAsync() => Found = await procedures.Find(Search, Me.Actor.UnitCode, After, HttpContext.RequestAborted);
}
