namespace Workflow.Host.Studio.Instances;

/// <summary>What shows dossiers to Studio.</summary>
internal static class InstanceServices
{
    public static void AddInstances(this IServiceCollection services)
    {
        services.AddSingleton<InstanceList>();
        services.AddSingleton<InstanceReader>();
        services.AddSingleton<InstanceOrigins>();
        services.AddSingleton<InstanceFiles>();
        services.AddSingleton<RetryInstance>();
    }
}
