using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Tracking;

public sealed class PostgresRatingTests : RatingContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
