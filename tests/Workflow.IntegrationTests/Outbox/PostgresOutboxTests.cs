using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Outbox;

public sealed class PostgresOutboxTests : OutboxContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
