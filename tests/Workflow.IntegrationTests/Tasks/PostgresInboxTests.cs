using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Tasks;

public sealed class PostgresInboxTests : InboxContract
{
    private PostgresServer? server;

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (server is not null) await server.DisposeAsync();
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> NewDatabase()
    {
        if (PostgresServer.Missing is { } reason) Assert.Ignore(reason);
        server = await PostgresServer.Start();
        return new Dictionary<string, string?> { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server.CreateDatabase() };
    }
}
