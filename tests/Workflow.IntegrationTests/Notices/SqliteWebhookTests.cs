namespace Workflow.IntegrationTests.Notices;

public sealed class SqliteWebhookTests : WebhookContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
