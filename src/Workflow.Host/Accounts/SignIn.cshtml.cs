using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>The form through which officers come in.</summary>
internal sealed class SignInModel(SignIn signIn, SampleGuard sample) : ComingInPage
{
    private const int LongestInput = 256;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

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
        return stamp.Rejection is { } rejection
            ? Again(ProblemResults.StatusOf(rejection.Kind), rejection.Sentence.In(CultureInfo.CurrentUICulture))
            : await ComeIn(officerId, stamp.Value);
    }

    private PageResult Again(int status, string problem)
    {
        (Problem, Password) = (problem, null);
        ModelState.Clear();
        return new PageResult { StatusCode = status };
    }
}
