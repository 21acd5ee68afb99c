using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Startup;

/// <summary>Multiplies the one dossier of a database, with its steps, history, clock and variables, by plain SQL.</summary>
internal static class DossierCopies
{
    private static readonly string[] belongings = ["tasks", "history", "clock_facts", "variables"];

    public static void Add(string database, int count)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Execute(connection, transaction, $"""
            CREATE TEMP TABLE copies AS
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {count})
            SELECT n, {Ordered("n")} AS dossier FROM numbers
            """);
        Copy(connection, transaction, "dossiers", ("id", "copies.dossier"), ("code", "source.code || '-' || copies.n"));
        foreach (var table in belongings)
            Copy(connection, transaction, table, ("dossier_id", "copies.dossier"), ("id", Ordered("copies.n")));
        transaction.Commit();
        Execute(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>An identifier that sorts by time, as those that the service makes: in its first six bytes the milliseconds, in the others chance.</summary>
    private static string Ordered(string number) =>
        string.Create(CultureInfo.InvariantCulture, $"unhex(printf('%012x', {DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()} + {number}) || hex(randomblob(10)))");

    private static void Copy(SqliteConnection connection, SqliteTransaction transaction, string table, params (string Column, string Value)[] replaced)
    {
        var columns = Columns(connection, transaction, table);
        var values = columns.Select(c => replaced.FirstOrDefault(r => r.Column == c) is { Value: { } value } ? value : $"source.\"{c}\"");
        Execute(connection, transaction, $"""
            INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", values)} FROM (SELECT * FROM {table}) AS source CROSS JOIN copies
            """);
    }

    private static List<string> Columns(SqliteConnection connection, SqliteTransaction transaction, string table)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read()) columns.Add(reader.GetString(0));
        return columns;
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        command.ExecuteNonQuery();
    }
}
