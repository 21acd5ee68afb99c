namespace Workflow.IntegrationTests.Tasks;

public sealed class SqliteInboxTests : InboxContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
