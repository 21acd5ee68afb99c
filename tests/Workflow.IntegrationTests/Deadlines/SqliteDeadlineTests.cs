namespace Workflow.IntegrationTests.Deadlines;

public sealed class SqliteDeadlineTests : DeadlineContract
{
    // The fixture's own file in its own folder.
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
