using Microsoft.AspNetCore.Mvc;

namespace Workflow.Host.Live;

/// <summary>The ring, what fills it and what reads it.</summary>
internal static class LiveServices
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveRing>();
        services.AddSingleton<LiveStreams>();
        services.AddSingleton<LiveStream>();
        services.AddHostedService<LiveRelay>();
        services.Configure<MvcOptions>(options => options.Filters.Add<LivePlace>());
    }
}
