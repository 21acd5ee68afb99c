using Workflow.Persistence;

namespace Workflow.Host.Hosting;

/// <summary>The database of the options, ready for the first request.</summary>
internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration, StorageOptions storage)
    {
        services.AddWorkflowPersistence(options =>
        {
            configuration.GetSection(StorageOptions.Section).Bind(options);
            options.ConnectionString = storage.Connection;
        });
        services.AddHostedService<StorageStart>();
        services.AddHostedService<ExpiryService>();
        services.AddHealthChecks().AddDbContextCheck<WorkflowDbContext>("database").AddCheck<QueueHealth>("queue");
    }
}
