using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Reports;

public sealed class PostgresFileExportTests : FileExportContract
{
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase() => SharedPostgres.NewDatabase();
}
