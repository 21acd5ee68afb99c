using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Desk;

/// <summary>What is looked for and opened: found in the data itself, so that each database answers for its own.</summary>
internal sealed record DeskSubject(string Open, string Finished)
{
    public static DeskSubject Find(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        return new DeskSubject(
            Text(connection, "SELECT dossier_code FROM tasks WHERE state = 'Open' AND assignee_id = 'chuyen.vien.sxd' ORDER BY id DESC LIMIT 1"),
            Text(connection, "SELECT code FROM dossiers WHERE closed_at IS NOT NULL ORDER BY history_count DESC LIMIT 1"));
    }

    public string Fill(string path) => path
        .Replace("{open}", Uri.EscapeDataString(Open), StringComparison.Ordinal)
        .Replace("{finished}", Uri.EscapeDataString(Finished), StringComparison.Ordinal)
        .Replace("{code}", Uri.EscapeDataString(Finished), StringComparison.Ordinal);

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? throw new InvalidOperationException($"The database has nothing for: {sql}");
    }
}
