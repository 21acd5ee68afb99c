using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Workflow.Host.Studio;

/// <summary>The document in which Elsa Studio runs. It stands in a window of our page, so that neither's styles, keys and policies reach the other.</summary>
internal sealed class StudioWindowPage : PageModel
{
    public StudioElement Element { get; private set; } = StudioElement.Definitions;

    public string? Id { get; private set; }

    public IActionResult OnGet(string element, string? id)
    {
        if (StudioElement.Find(element) is not { } found || (found.IdAttribute is null) != (id is null)) return NotFound();
        (Element, Id) = (found, id);
        Response.Headers.ContentSecurityPolicy = StudioPolicies.Window;
        return Page();
    }
}
