namespace Workflow.Host.Jobs;

/// <summary>The services of long work.</summary>
internal static class JobServices
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobBook>();
        services.AddSingleton<JobEndings>();
        services.AddSingleton<AutomaticWork>();
        services.AddLongWork<JobRunner>();
    }

    /// <summary>Adds what works on one kind of long work, with what wakes it.</summary>
    public static void AddLongWork<TWork>(this IServiceCollection services)
        where TWork : class, ILongWork
    {
        services.AddSingleton<TWork>();
        services.AddSingleton<LongWorkSignal<TWork>>();
        services.AddHostedService<LongWorkService<TWork>>();
    }
}
