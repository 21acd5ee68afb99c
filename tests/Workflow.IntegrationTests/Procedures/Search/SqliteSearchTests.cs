namespace Workflow.IntegrationTests.Procedures.Search;

public sealed class SqliteSearchTests : SearchContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
