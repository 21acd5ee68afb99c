using System.Globalization;
using Microsoft.Net.Http.Headers;
using Workflow.Core;
using Workflow.Host.Studio;

namespace Workflow.Host.Hosting;

/// <summary>
/// The language of an answer: the reader's own choice; else, for programs, the preferred one of Accept-Language; else
/// Vietnamese. A browser set to English on a shared counter machine says nothing of the officer who reads its pages, or draws in them.
/// </summary>
internal sealed class Language(RequestDelegate next)
{
    public const string CookieName = "one-stop-language";

    public Task InvokeAsync(HttpContext context)
    {
        var culture = IsEnglish(context) ? SentenceBook.English : SentenceBook.Vietnamese;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    private static bool IsEnglish(HttpContext context)
    {
        var request = context.Request;
        if (request.Cookies.TryGetValue(CookieName, out var chosen)) return chosen == "en";
        if (request.Headers.AcceptLanguage.Count == 0 || !context.IsForProgram() || request.Path.StartsWithSegments(StudioRoutes.Prefix)) return false;
        return QualityOf(request, "en") > QualityOf(request, "vi");
    }

    private static double QualityOf(HttpRequest request, string language)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var values)) return 0;
        return values.Where(v => v.Value.Equals(language, StringComparison.OrdinalIgnoreCase)
                || v.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))
            .Select(v => v.Quality ?? 1).DefaultIfEmpty(0).Max();
    }
}
