using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Workflow.Core;

namespace Workflow.Host.Desk;

/// <summary>The language of the pages: Vietnamese, unless the officer chose English.</summary>
internal static class DeskLanguage
{
    public const string Cookie = "desk-language";

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Only the officer's own choice counts: a browser set to English on a shared counter machine says nothing of the reader.</summary>
    public static void Configure(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(SentenceBook.Vietnamese);
        options.SupportedCultures = [SentenceBook.Vietnamese, SentenceBook.English];
        options.SupportedUICultures = options.SupportedCultures;
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(context => Task.FromResult(
                context.Request.Cookies[Cookie] == "en" ? new ProviderCultureResult(SentenceBook.English.Name) : null)),
        ];
    }
}
