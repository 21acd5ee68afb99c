using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Workflow.Host.Accounts;

/// <summary>A page through which officers come in: it leads on to where they wanted to go, with the form that they had sent.</summary>
internal abstract class ComingInPage : PageModel
{
    /// <summary>Where the officer wanted to go; null for the start.</summary>
    [BindProperty(Name = SessionCookie.ReturnParameter, SupportsGet = true)]
    public string? ReturnTo { get; set; }

    /// <summary>Fields of a form that was sent after the session had ended; null for none.</summary>
    [BindProperty(Name = KeptPost.Field)]
    public string? Kept { get; set; }

    /// <summary>The form that can be sent on now; null where none was kept.</summary>
    public KeptPost? SendsOn { get; private set; }

    /// <summary>Begins the session and leads on, over the form that was kept where there is one.</summary>
    protected async Task<IActionResult> ComeIn(string officerId, string stamp)
    {
        var officer = SessionCookie.PrincipalOf(officerId, stamp);
        await HttpContext.SignInAsync(CurrentActor.CookieScheme, officer);
        SendsOn = KeptPost.Read(Kept, Destination());
        if (SendsOn is null) return LocalRedirect(KeptPost.PageOf(Destination()));
        // The token of the form that is drawn now is the signed-in officer's.
        HttpContext.User = officer;
        ModelState.Clear();
        return Page();
    }

    /// <summary>Where the officer wanted to go; never another site.</summary>
    protected string Destination() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/";
}
