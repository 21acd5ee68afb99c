using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Notices;

public sealed class PostgresWebhookTests : WebhookContract
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

    protected override async Task<IReadOnlyDictionary<string, string?>> NewDatabase() => new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server!.CreateDatabase(),
    };
}
