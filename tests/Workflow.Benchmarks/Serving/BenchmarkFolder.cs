using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Serving;

/// <summary>A data folder for one run, removed afterwards.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("one-stop-benchmark-").FullName;

    public string Database => System.IO.Path.Combine(Path, "workflow.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
