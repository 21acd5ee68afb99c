using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Notices;

public sealed class PostgresWebhookTests : WebhookContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
