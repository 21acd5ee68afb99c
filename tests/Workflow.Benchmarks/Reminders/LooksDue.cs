using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Reminders;

/// <summary>Says in the service's database which steps are to be reminded of and when, and watches what becomes of them.</summary>
internal sealed class LooksDue : IDisposable
{
    // The copies share the code that the first dossier's step was given.
    private const string Copies = "dossier_code = (SELECT dossier_code FROM tasks ORDER BY rowid LIMIT 1)";

    private readonly SqliteConnection connection;

    public LooksDue(string database)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL;");
    }

    /// <summary>Reminders sent so far.</summary>
    public long Sent => Number("SELECT coalesce(max(rowid), 0) FROM reminders");

    /// <summary>Messages in the outbox.</summary>
    public long Messages => Number("SELECT count(*) FROM outbox");

    /// <summary>Nothing is to be looked at any more; every open step is in the hand of one of the officers.</summary>
    public void Clear(int officers)
    {
        Run("UPDATE dossiers SET next_alert_at = NULL WHERE next_alert_at IS NOT NULL");
        Run(string.Create(CultureInfo.InvariantCulture, $"UPDATE tasks SET next_alert_at = NULL, assignee_id = 'canbo' || printf('%02d', rowid % {officers})"));
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Makes all steps of the copies due at one instant.</summary>
    public void SetAll(DateTime due) => Run($"UPDATE tasks SET due_at = {Milliseconds(due)}, next_alert_at = {Milliseconds(due)} WHERE {Copies}");

    /// <summary>Makes some steps of the copies due one after the other.</summary>
    public void SetOneByOne(int count, DateTime first, TimeSpan apart) => Run(string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE tasks SET due_at = {Milliseconds(first)} + chosen.place * {apart.TotalMilliseconds:F0}, next_alert_at = {Milliseconds(first)} + chosen.place * {apart.TotalMilliseconds:F0}
        FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM (SELECT id FROM tasks WHERE {Copies} LIMIT {count})) AS chosen
        WHERE tasks.id = chosen.id
        """));

    /// <summary>Whether a look up to an instant is still due.</summary>
    public bool IsDue(DateTime until) => Number($"SELECT EXISTS (SELECT 1 FROM tasks WHERE next_alert_at <= {Milliseconds(until)})") == 1;

    /// <summary>The due instants of the reminders that were committed after the one of a number, with the number of the last.</summary>
    public (long Last, List<DateTime> DueAt) After(long number)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT rowid, due_at FROM reminders WHERE rowid > {number} ORDER BY rowid");
        using var reader = command.ExecuteReader();
        var due = new List<DateTime>();
        while (reader.Read())
        {
            number = reader.GetInt64(0);
            due.Add(DateTime.UnixEpoch.AddMilliseconds(reader.GetInt64(1)));
        }
        return (number, due);
    }

    public void Dispose() => connection.Dispose();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 120);
        command.ExecuteNonQuery();
    }

    private long Number(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static string Milliseconds(DateTime instant) => ((long)(instant - DateTime.UnixEpoch).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
