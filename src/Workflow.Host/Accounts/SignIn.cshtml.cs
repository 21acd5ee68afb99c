using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>The form through which officers come in.</summary>
internal sealed class SignInModel(SignIn signIn, SampleGuard sample) : PageModel
{
    private const int LongestInput = 256;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(Name = SessionCookie.ReturnParameter, SupportsGet = true)]
    public string? ReturnTo { get; set; }

    /// <summary>Fields of a form that was sent after the session had ended; null for none.</summary>
    [BindProperty(Name = KeptPost.Field)]
    public string? Kept { get; set; }

    /// <summary>The form that can be sent on now; null where none was kept.</summary>
    public KeptPost? SendsOn { get; private set; }

    public string? Problem { get; private set; }

    public SignInForm Form => new(Name, ReturnTo, Kept, Problem, LeadsToSample);

    /// <summary>Whether officers are chosen instead of signing in: nobody of the sample office has a password.</summary>
    public bool LeadsToSample { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        LeadsToSample = await sample.RefusalFor(HttpContext) is null;
        await next();
    }

    public IActionResult OnGet() => HttpContext.FindActor() is null ? Page() : LocalRedirect(Destination());

    public async Task<IActionResult> OnPostAsync()
    {
        if (Name is not { Length: > 0 and <= LongestInput } name || Password is not { Length: > 0 and <= LongestInput } password)
            return Again(StatusCodes.Status422UnprocessableEntity, AccountSentences.Of("Page.FieldMissing").In(CultureInfo.CurrentUICulture));

        var officerId = name.Trim();
        var stamp = await signIn.Check(officerId, password, HttpContext.RequestAborted);
        if (stamp.Rejection is { } rejection)
            return Again(ProblemResults.StatusOf(rejection.Kind), rejection.Sentence.In(CultureInfo.CurrentUICulture));

        var officer = SessionCookie.PrincipalOf(officerId, stamp.Value);
        await HttpContext.SignInAsync(CurrentActor.CookieScheme, officer);
        SendsOn = KeptPost.Read(Kept, Destination());
        if (SendsOn is null) return LocalRedirect(KeptPost.PageOf(Destination()));
        // The token of the form that is drawn now is the signed-in officer's.
        HttpContext.User = officer;
        ModelState.Clear();
        return Page();
    }

    private PageResult Again(int status, string problem)
    {
        (Problem, Password) = (problem, null);
        ModelState.Clear();
        return new PageResult { StatusCode = status };
    }

    /// <summary>Where the officer wanted to go; never another site.</summary>
    private string Destination() => Url.IsLocalUrl(ReturnTo) ? ReturnTo! : "/";
}
