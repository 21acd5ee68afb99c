using Npgsql;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Procedures.Search;

public sealed class PostgresSearchTests : SearchContract
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

    /// <summary>A host of its own for each test leaves its connections in the pool: together more than a server lets in.</summary>
    public override async Task Close()
    {
        await base.Close();
        NpgsqlConnection.ClearAllPools();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> NewDatabase() => new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server!.CreateDatabase(),
    };
}
