using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Workflow.Host.Hosting;

namespace Workflow.Host.Accounts;

/// <summary>The session of an officer: an encrypted cookie that names the officer and the account's stamp, nothing else.</summary>
internal static class SessionCookie
{
    public const string SignInPath = "/dang-nhap";
    public const string ReturnParameter = "tro-lai";

    private const string StampClaim = "stamp";

    public static ClaimsPrincipal PrincipalOf(string officerId, string stamp) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, officerId), new Claim(StampClaim, stamp)], CurrentActor.CookieScheme));

    public static void Configure(CookieAuthenticationOptions options, TimeSpan lifetime)
    {
        options.Cookie.Name = "one-stop-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = ReturnParameter;
        options.Events.OnValidatePrincipal = EndWhenStampChanged;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static Task EndWhenStampChanged(CookieValidatePrincipalContext context)
    {
        var office = context.HttpContext.RequestServices.GetRequiredService<OfficeDirectory>().Current;
        var user = context.Principal!;
        var isSame = user.Identity?.Name is { } id && office.Person(id) is not null
            && office.Stamp(id) is { } stamp && stamp == user.FindFirstValue(StampClaim);
        if (!isSame) context.RejectPrincipal();
        return Task.CompletedTask;
    }

    /// <summary>A page sends the reader to the sign-in form, a form that was sent goes with it (<see cref="KeptPost"/>); a program is told so.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.HttpContext.IsForProgram() || KeptPost.Fits(context.Request)) context.Response.StatusCode = status;
        else if (HttpMethods.IsGet(context.Request.Method)) context.Response.Redirect(context.RedirectUri);
        // Too large to be carried along: at least the page is opened again, and not what the form was posted to.
        else context.Response.Redirect(QueryHelpers.AddQueryString(context.Request.PathBase + SignInPath, ReturnParameter, KeptPost.PageOf(KeptPost.AddressOf(context.HttpContext))));
        return Task.CompletedTask;
    }
}
