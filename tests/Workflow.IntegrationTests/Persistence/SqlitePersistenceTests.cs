using Workflow.Persistence;

namespace Workflow.IntegrationTests.Persistence;

public sealed class SqlitePersistenceTests : PersistenceContract
{
    private string folder = "";

    protected override Task<PersistenceOptions> NewOptions()
    {
        folder = Directory.CreateTempSubdirectory("workflow-").FullName;
        return Task.FromResult(new PersistenceOptions { ConnectionString = $"Data Source={Path.Combine(folder, "workflow.db")}" });
    }

    protected override Task DropDatabase()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
