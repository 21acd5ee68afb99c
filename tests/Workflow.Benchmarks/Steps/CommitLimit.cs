using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Steps;

/// <summary>
/// What the disk and SQLite allow at most: the rows that a step writes, written by plain prepared commands into a copy of the
/// service's database in the same folder, with its schema, its indexes and its settings.
/// </summary>
internal sealed class CommitLimit : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly IReadOnlyList<Action<SqliteTransaction>> step;
    private long added;

    /// <param name="database">The service's database, in which some steps were completed.</param>
    public CommitLimit(string database)
    {
        var copy = Path.Combine(Path.GetDirectoryName(database)!, $"limit-{Guid.NewGuid():N}.db");
        using (var source = Open(database)) Execute(source, $"VACUUM INTO '{copy}'");
        connection = Open(copy);
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        step =
        [
            new SampledTable(connection, "dossiers").Update(),
            new SampledTable(connection, "tasks").Update(),
            new SampledTable(connection, "tasks").Insert("id", () => Guid.CreateVersion7().ToByteArray(bigEndian: true)),
            new SampledTable(connection, "history").Insert("sequence", () => 1_000_000 + added++),
            new SampledTable(connection, "idempotency").Insert("key", () => Guid.NewGuid().ToString("N")),
        ];
    }

    /// <summary>Steps a second when that many share a commit.</summary>
    public double Measure(int stepsPerCommit, TimeSpan time)
    {
        var (start, steps) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            using var transaction = connection.BeginTransaction();
            for (var i = 0; i < stepsPerCommit; i++)
                foreach (var write in step) write(transaction);
            transaction.Commit();
            steps += stepsPerCommit;
        }
        return steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose() => connection.Dispose();

    private static SqliteConnection Open(string path)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        opened.Open();
        return opened;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
