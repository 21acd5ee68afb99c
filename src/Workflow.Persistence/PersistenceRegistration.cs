using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workflow.Persistence.Commands;
using Workflow.Persistence.Databases;

namespace Workflow.Persistence;

/// <summary>Puts the database, its contexts and the commit queue into a service collection.</summary>
public static class PersistenceRegistration
{
    /// <summary>
    /// Registers <see cref="Database"/> (migrate with it at start), <see cref="IDbContextFactory{TContext}"/> of
    /// <see cref="WorkflowDbContext"/> (pooled; queries do not track unless they ask), a context per scope, and the <see cref="CommitQueue"/>.
    /// </summary>
    public static IServiceCollection AddWorkflowPersistence(this IServiceCollection services, Action<PersistenceOptions> configure)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PersistenceOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PersistenceOptions>, PersistenceOptionsValidation>();
        services.AddSingleton(provider => Database.For(
            provider.GetRequiredService<IOptions<PersistenceOptions>>().Value, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IDbContextFactory<WorkflowDbContext>>(provider => provider.GetRequiredService<Database>());
        services.AddScoped(provider => provider.GetRequiredService<Database>().CreateDbContext());
        services.AddSingleton<ExpiredRows>();
        services.AddSingleton(provider => new CommitQueue(
            provider.GetRequiredService<Database>(),
            provider.GetRequiredService<IOptions<PersistenceOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<CommitQueue>>()));
        return services;
    }
}
