using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Dossiers;

public sealed class PostgresClockActsTests : ClockActsContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
