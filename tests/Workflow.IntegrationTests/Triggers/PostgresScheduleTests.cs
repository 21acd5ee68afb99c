using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Triggers;

public sealed class PostgresScheduleTests : ScheduleContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
