using Workflow.Host.Ratings;

namespace Workflow.Host.Tracking;

/// <summary>What applicants and everybody else reads without an account.</summary>
internal static class TrackingServices
{
    public static void AddTracking(this IServiceCollection services)
    {
        services.AddOptions<TrackingOptions>().BindConfiguration(TrackingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TrackingGate>();
        services.AddSingleton<TrackingLimits>();
        services.AddSingleton<TrackingPass>();
        services.AddSingleton<TrackedDossiers>();
        services.AddSingleton<RateDossier>();
        services.AddSingleton<PublicProcedures>();
    }
}
