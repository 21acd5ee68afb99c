using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Children;

public sealed class PostgresChildrenTests : ChildrenContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
