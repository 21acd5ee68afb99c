using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace Workflow.Host.Desk;

/// <summary>The server-rendered pages: each stands in the folder of its subject, what they share stands here.</summary>
internal static class DeskPages
{
    /// <param name="zone">The office's zone, in which every date is shown.</param>
    public static IServiceCollection AddDesk(this IServiceCollection services, TimeZoneInfo zone)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(typeof(Words<>));
        services.AddScoped<DeskFrame>();
        services.AddScoped(request => new DeskTime(
            request.GetRequiredService<Words<DeskWords>>(), zone, request.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        services.Configure<RequestLocalizationOptions>(DeskLanguage.Configure);
        // Vietnamese letters go out as letters: half the bytes, and a page source that can be read.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Desk/Shared/{0}.cshtml"));
        services.AddRazorPages(options => options.RootDirectory = "/");
        return services;
    }

    /// <summary>Language, problem pages and the style sheet; stands before routing takes effect.</summary>
    public static void UseDesk(this WebApplication app)
    {
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler("/loi/500");
            pages.UseStatusCodePagesWithReExecute("/loi/{0}");
        });
        app.UseRequestLocalization();
        app.UseStaticFiles();
    }
}
