using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Workflow.Host.Desk;

/// <summary>Leads to where an officer's day begins.</summary>
internal sealed class HomePage : PageModel
{
    public IActionResult OnGet() => Redirect("/viec");
}
