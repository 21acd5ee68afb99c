using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Workflow.Host.Desk;

namespace Workflow.Host.Tracking;

/// <summary>Lets browsers and caches keep a page for everybody: it is the same until what it says changes, or this program.</summary>
internal static class PublicCache
{
    private const string Kept = "public, max-age=60";

    /// <summary>Names the present state of a page; true where the reader has it already, so that nothing needs to be drawn.</summary>
    /// <param name="meaning">What the page depends on beside the reader's language and look.</param>
    public static bool IsKnown(HttpContext context, string meaning)
    {
        var look = $"{context.Request.Cookies[DeskFrame.ThemeCookie]} {context.Request.Cookies[DeskFrame.TextCookie]}";
        var program = typeof(PublicCache).Module.ModuleVersionId;
        var state = SHA256.HashData(Encoding.UTF8.GetBytes($"{program} {CultureInfo.CurrentUICulture.Name} {look} {context.Request.Path}{context.Request.QueryString} {meaning}"));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(state.AsSpan(0, 16))}\"", isWeak: true);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = Kept;
        context.Response.Headers.Vary = HeaderNames.Cookie;
        return EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var held) && held.Any(h => h.Compare(tag, useStrongComparison: false));
    }
}
