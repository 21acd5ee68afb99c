using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>Takes the place of a page that was posted to without a session: the sign-in form, with what was typed carried along.</summary>
// The form's token was of the session that ended; nothing is changed here.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class SignInAgainModel(SampleGuard sample) : PageModel
{
    public SignInForm Form { get; private set; } = null!;

    public bool HasFiles { get; private set; }

    public IActionResult OnGet() => LocalRedirect(SessionCookie.SignInPath);

    public async Task OnPostAsync()
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        var kept = KeptPost.Fits(Request) ? await KeptPost.Write(Request) : null;
        HasFiles = kept is not null && Request.Form.Files.Count > 0;
        Form = new SignInForm(null, KeptPost.AddressOf(HttpContext), kept, null, await sample.RefusalFor(HttpContext) is null);
        ModelState.Clear();
    }
}
