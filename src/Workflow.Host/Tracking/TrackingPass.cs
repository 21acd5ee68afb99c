using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Tracking;

/// <summary>
/// Lets whoever has shown a dossier's factor read it again for some minutes, to reload, to print, to change the language: an encrypted cookie that names this one
/// dossier and when it ends, and nothing else.
/// </summary>
internal sealed class TrackingPass(IDataProtectionProvider protection, IOptions<TrackingOptions> options)
{
    public const string CookieName = "one-stop-track";

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("tracking-pass.1").ToTimeLimitedDataProtector();
    private readonly TimeSpan lifetime = TimeSpan.FromMinutes(options.Value.PassMinutes);

    public void Give(HttpContext context, Guid dossier) =>
        context.Response.Cookies.Append(CookieName, protector.Protect(dossier.ToString("N"), lifetime), Settings(context, lifetime));

    /// <summary>The dossier that the reader may see; null without a pass, and for one that has ended or was not made here.</summary>
    public Guid? Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 } pass) return null;
        try
        {
            return Guid.ParseExact(protector.Unprotect(pass), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static void Take(HttpContext context) => context.Response.Cookies.Delete(CookieName, Settings(context, null));

    private static CookieOptions Settings(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = TrackPage.Path, MaxAge = lifetime, IsEssential = true,
    };
}
