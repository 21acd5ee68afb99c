namespace Workflow.Host.Jobs;

/// <summary>The services of long work.</summary>
internal static class JobServices
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobBook>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<JobService>();
    }
}
