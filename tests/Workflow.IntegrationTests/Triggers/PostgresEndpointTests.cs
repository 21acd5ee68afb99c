using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Triggers;

public sealed class PostgresEndpointTests : EndpointContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
