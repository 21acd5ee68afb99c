using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Workflow.Host.Hosting;

namespace Workflow.Host.Desk;

/// <summary>Keeps the reader's language and look in cookies, so that the server renders them and nothing flashes.</summary>
// Pages for everybody hold no token, so that caches can keep them; another site could at most change the language.
[IgnoreAntiforgeryToken]
internal sealed class PreferencesPage : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public IActionResult OnPost(string? language, string? theme, string? text, string? returnUrl)
    {
        if (language is "vi" or "en") Keep(Language.CookieName, language);
        if (theme is "light" or "dark") Keep(DeskFrame.ThemeCookie, theme);
        if (theme == "auto") Response.Cookies.Delete(DeskFrame.ThemeCookie);
        if (text == "large") Keep(DeskFrame.TextCookie, text);
        if (text == "normal") Response.Cookies.Delete(DeskFrame.TextCookie);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private void Keep(string cookie, string value) => Response.Cookies.Append(cookie, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    });
}
