using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Submissions;

public sealed class PostgresSubmissionTests : SubmissionContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
