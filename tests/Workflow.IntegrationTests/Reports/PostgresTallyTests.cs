using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Reports;

public sealed class PostgresTallyTests : TallyContract
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

    // Each test has a database of its own, and so connections of its own.
    [TearDown]
    public void GiveBackConnections() => Npgsql.NpgsqlConnection.ClearAllPools();

    protected override async Task<IReadOnlyDictionary<string, string?>> NewDatabase() => new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server!.CreateDatabase(),
    };
}
