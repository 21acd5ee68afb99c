using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Triggers;

public sealed class PostgresWorkTests : WorkContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
