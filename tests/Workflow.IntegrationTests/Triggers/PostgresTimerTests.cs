using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Triggers;

public sealed class PostgresTimerTests : TimerContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
