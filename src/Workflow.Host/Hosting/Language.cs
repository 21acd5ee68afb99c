using System.Globalization;
using Microsoft.Net.Http.Headers;
using Workflow.Core;

namespace Workflow.Host.Hosting;

/// <summary>The language of an answer: the reader's choice where one was made, else the preferred one of Accept-Language; Vietnamese unless that is English.</summary>
internal sealed class Language(RequestDelegate next)
{
    public const string CookieName = "one-stop-language";

    public Task InvokeAsync(HttpContext context)
    {
        var culture = IsEnglish(context.Request) ? SentenceBook.English : SentenceBook.Vietnamese;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        return next(context);
    }

    private static bool IsEnglish(HttpRequest request)
    {
        if (request.Cookies.TryGetValue(CookieName, out var chosen)) return chosen == "en";
        if (request.Headers.AcceptLanguage.Count == 0) return false;
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
