using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Testing;

/// <summary>An SQLite database of this release without rows: migrated once a run, copied for each host.</summary>
internal static class MigratedDatabase
{
    /// <summary>As the host names it in its data folder.</summary>
    public const string FileName = "workflow.db";

    private static readonly Lazy<Task<byte[]>> content = new(Make);

    public static async Task CopyTo(string file) => await File.WriteAllBytesAsync(file, await content.Value);

    private static async Task<byte[]> Make()
    {
        var folder = Directory.CreateTempSubdirectory("one-stop-migrated-").FullName;
        var file = Path.Combine(folder, FileName);
        // Without a pool the last connection takes the log of writes into the file.
        var options = new PersistenceOptions { ConnectionString = $"Data Source={file};Pooling=False" };
        await Database.For(options, NullLoggerFactory.Instance).MigrateAsync();
        var made = await File.ReadAllBytesAsync(file);
        Directory.Delete(folder, recursive: true);
        return made;
    }
}
