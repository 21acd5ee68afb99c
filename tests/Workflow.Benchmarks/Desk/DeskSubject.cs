using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Desk;

/// <summary>What is looked for and opened: found in the data itself, so that each database answers for its own.</summary>
/// <param name="Open">Code of a dossier with a step in an appraiser's hand.</param>
/// <param name="OpenFactor">The phone of its applicant, by which that one follows it.</param>
/// <param name="Task">Id of the step.</param>
/// <param name="Finished">Code of the finished dossier with the longest history.</param>
internal sealed record DeskSubject(string Open, string OpenFactor, string Task, string Finished, string Name, string Phone)
{
    private const int LastDigits = 4;

    /// <summary>The day and the number, behind the prefix of the unit.</summary>
    private const int DayAndNumber = 11;

    public static DeskSubject Find(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        var open = Row(connection, """
            SELECT d.code, d.applicant_phone, lower(hex(t.id)) FROM tasks t JOIN dossiers d ON d.id = t.dossier_id
            WHERE t.state = 'Open' AND t.assignee_id = 'chuyen.vien.sxd' ORDER BY t.id DESC LIMIT 1
            """);
        var finished = Row(connection, "SELECT code, applicant_name, applicant_phone FROM dossiers WHERE closed_at IS NOT NULL ORDER BY history_count DESC, id DESC LIMIT 1");
        return new DeskSubject(open[0], open[1], open[2], finished[0], finished[1], finished[2]);
    }

    public string Fill(string path) => path
        .Replace("{open}", Uri.EscapeDataString(Open), StringComparison.Ordinal)
        .Replace("{task}", Task, StringComparison.Ordinal)
        .Replace("{finished}", Uri.EscapeDataString(Finished), StringComparison.Ordinal)
        .Replace("{lastDigits}", Finished[^LastDigits..], StringComparison.Ordinal)
        .Replace("{dayAndNumber}", Uri.EscapeDataString(Finished[^DayAndNumber..]), StringComparison.Ordinal)
        .Replace("{name}", Uri.EscapeDataString(Name), StringComparison.Ordinal)
        .Replace("{phone}", Uri.EscapeDataString(Phone), StringComparison.Ordinal);

    private static string[] Row(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        if (!reader.Read()) throw new InvalidOperationException($"The database has nothing for: {sql}");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
