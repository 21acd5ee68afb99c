namespace Workflow.IntegrationTests.Reports;

public sealed class SqliteFileExportTests : FileExportContract
{
    // The file lies in the host's own folder.
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>());
}
