namespace Workflow.IntegrationTests.Submissions;

public sealed class SqliteSubmissionTests : SubmissionContract
{
    private string folder = "";

    public override async Task Close()
    {
        await base.Close();
        Directory.Delete(folder, recursive: true);
    }

    // The file lies beside the host's own folder, so that it outlives a restart.
    protected override Task<IReadOnlyDictionary<string, string?>> NewDatabase()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-submissions-").FullName;
        return Task.FromResult<IReadOnlyDictionary<string, string?>>(new Dictionary<string, string?>
        {
            ["Storage:ConnectionString"] = $"Data Source={Path.Combine(folder, "workflow.db")}",
        });
    }
}
