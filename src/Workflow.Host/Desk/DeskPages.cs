using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Workflow.Host.Dossiers;
using Workflow.Host.Dossiers.Receiving;
using Workflow.Host.Hosting;
using Workflow.Host.Tasks;

namespace Workflow.Host.Desk;

/// <summary>The server-rendered pages: each stands in the folder of its subject, what they share stands here.</summary>
internal static class DeskPages
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(typeof(Words<>));
        services.AddScoped<DeskFrame>();
        services.AddSingleton<SharedCounts>();
        services.AddSingleton<RecordFields>();
        services.AddSingleton<StepReader>();
        services.AddScoped<InboxRows>();
        services.AddSingleton<ApplicantFields>();
        services.AddScoped(request => new DeskTime(
            request.GetRequiredService<Words<DeskWords>>(),
            request.GetRequiredService<IOptions<OfficeOptions>>().Value.Zone,
            request.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        // Vietnamese letters go out as letters: half the bytes, and a page source that can be read.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Desk/Shared/{0}.cshtml"));
        services.AddRazorPages(options => options.RootDirectory = "/");
        return services;
    }

    /// <summary>Answers people with a page where a program gets a problem document.</summary>
    public static void UseProblemPages(this IApplicationBuilder pages)
    {
        pages.UseExceptionHandler("/loi/500");
        pages.UseStatusCodePagesWithReExecute("/loi/{0}");
    }
}
