namespace Workflow.IntegrationTests.Dossiers;

public sealed class SqliteClockActsTests : ClockActsContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
