using System.Globalization;
using System.Security.Claims;

namespace Workflow.Host.Desk;

/// <summary>What the frame around every page shows: who works here, and how the page is to look.</summary>
internal sealed class DeskFrame(IHttpContextAccessor accessor)
{
    public const string ThemeCookie = "desk-theme";

    private HttpContext Context => accessor.HttpContext!;

    public bool IsSignedIn => Context.User.Identity?.IsAuthenticated == true;

    public string OfficerName => Context.User.FindFirstValue(ClaimTypes.Name) ?? "";

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary><c>light</c>, <c>dark</c>, or null to follow the machine.</summary>
    public string? Theme => Context.Request.Cookies[ThemeCookie] is "light" or "dark" ? Context.Request.Cookies[ThemeCookie] : null;

    /// <summary>Where a change of language or look leads back to.</summary>
    public string Here => Context.Request.Path + Context.Request.QueryString;
}
