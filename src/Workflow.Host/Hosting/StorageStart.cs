using Microsoft.Extensions.Options;
using Workflow.Persistence.Databases;

namespace Workflow.Host.Hosting;

/// <summary>Brings the schema up to date before anything else starts, where the options say so.</summary>
internal sealed class StorageStart(Database database, IOptions<StorageOptions> storage) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(storage.Value.Folder);
        if (storage.Value.Migrates) await database.MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
