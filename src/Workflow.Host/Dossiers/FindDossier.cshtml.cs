using Microsoft.AspNetCore.Mvc;
using Workflow.Host.Desk;

namespace Workflow.Host.Dossiers;

/// <summary>Leads from a code to its dossier.</summary>
internal sealed class FindDossierPage(DossierQueries queries, Words<DossierWords> words) : DeskPage
{
    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Code { get; set; }

    public string? Missing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (Code?.Trim() is not { Length: > 0 } code) return Page();
        var found = await queries.IdOf(Me, code, HttpContext.RequestAborted);
        if (!found.IsRejected) return Redirect($"/ho-so/{Uri.EscapeDataString(code)}");
        Missing = words["NotFoundCode", Shortened.Of(code)];
        return new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status404NotFound };
    }
}
