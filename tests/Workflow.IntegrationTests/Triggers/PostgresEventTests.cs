using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Triggers;

public sealed class PostgresEventTests : EventContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
