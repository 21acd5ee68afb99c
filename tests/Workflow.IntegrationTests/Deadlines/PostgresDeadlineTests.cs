using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Deadlines;

public sealed class PostgresDeadlineTests : DeadlineContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
