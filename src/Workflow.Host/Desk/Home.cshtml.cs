using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Desk;

/// <summary>Leads to where an officer's day begins; in the sample office first to the choice of an officer.</summary>
internal sealed class HomePage(SampleGuard sample, DeskFrame frame) : PageModel
{
    public async Task<IActionResult> OnGetAsync() =>
        HttpContext.FindActor() is null && await sample.RefusalFor(HttpContext) is null ? Redirect(ActAsModel.Path) : Redirect(frame.Home);
}
