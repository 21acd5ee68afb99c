namespace Workflow.IntegrationTests.Reports;

public sealed class SqliteTallyTests : TallyContract
{
    private string folder = "";

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    // The file lies beside the hosts' own folders, so that two of them can share it.
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-tallies-").FullName;
        return Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "workflow.db")}",
        });
    }
}
