using Npgsql;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Persistence;

public sealed class PostgresPersistenceTests : PersistenceContract
{
    private PostgresServer? server;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        if (PostgresServer.Missing is { } reason) Assert.Ignore(reason);
        server = await PostgresServer.Start();
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (server is not null) await server.DisposeAsync();
    }

    protected override async Task<PersistenceOptions> NewOptions() =>
        new() { Provider = DatabaseProvider.Postgres, ConnectionString = await server!.CreateDatabase(), Lanes = 4 };

    protected override Task DropDatabase()
    {
        // The server goes as a whole; only its connections are given back.
        NpgsqlConnection.ClearAllPools();
        return Task.CompletedTask;
    }
}
