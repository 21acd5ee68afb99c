using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Procedures.Search;

public sealed class PostgresSearchTests : SearchContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
