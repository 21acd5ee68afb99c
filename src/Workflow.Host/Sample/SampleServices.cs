using Workflow.Host.Hosting;

namespace Workflow.Host.Sample;

/// <summary>The sample office, where this run asks for it.</summary>
internal static class SampleServices
{
    public static void AddSample(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SampleGuard>();
        if (!configuration.GetSection(SampleOptions.Section).Get<SampleOptions>()?.Enabled ?? true) return;
        services.AddSingleton<SampleClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SampleClock>());
        services.AddSingleton<SampleDossiers>();
        services.AddSingleton<SampleSubmissions>();
        services.AddHostedService<SampleStart>();
    }
}
