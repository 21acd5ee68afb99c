using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Workflow.Core;
using Workflow.Host.Accounts;
using Workflow.Host.Hosting;

namespace Workflow.Host.Administration.Officers;

/// <summary>Where an officer sets a password by the link that an administrator handed over, and is then signed in.</summary>
internal sealed class SetPasswordPage(OfficerAccounts accounts, IOptions<AccessOptions> access) : PageModel
{
    public const string Path = "/dat-mat-khau";

    [BindProperty(Name = "ma", SupportsGet = true)]
    public string? Link { get; set; }

    /// <summary>Whose password it is; null where the link is of no use.</summary>
    public string? Officer { get; private set; }

    public string? Problem { get; private set; }

    public int Shortest => access.Value.PasswordLength;

    public static string PathOf(string link) => $"{Path}?ma={Uri.EscapeDataString(link)}";

    public async Task<IActionResult> OnGetAsync()
    {
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        var owner = await accounts.Owner(Link, HttpContext.RequestAborted);
        if (owner.Rejection is { } rejection) return Again(rejection);
        Officer = owner.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? password, string? repeated)
    {
        Response.Headers.CacheControl = SecurityHeaders.NotKept;
        var owner = await accounts.Owner(Link, HttpContext.RequestAborted);
        if (owner.Rejection is { } unusable) return Again(unusable);
        Officer = owner.Value;
        if (password != repeated) return Again(AdministrationSentences.Refuse(RejectionKind.Unprocessable, "PasswordsDiffer"));
        var set = await accounts.SetPassword(Link, password ?? "", HttpContext.RequestAborted);
        if (set.Rejection is { } rejection) return Again(rejection);
        await HttpContext.SignInAsync(CurrentActor.CookieScheme, SessionCookie.PrincipalOf(set.Value.OfficerId, set.Value.Stamp));
        return Redirect("/");
    }

    private PageResult Again(Rejection rejection)
    {
        var sentence = rejection.Problems is [var problem] ? problem.Sentence : rejection.Sentence;
        Problem = sentence.In(CultureInfo.CurrentUICulture);
        return new PageResult { StatusCode = ProblemResults.StatusOf(rejection.Kind) };
    }
}
