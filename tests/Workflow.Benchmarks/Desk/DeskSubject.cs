using Microsoft.Data.Sqlite;
using Workflow.Core;

namespace Workflow.Benchmarks.Desk;

/// <summary>What is looked for and opened: found in the data itself, so that each database answers for its own.</summary>
/// <param name="Open">Code of a dossier with a step in an appraiser's hand.</param>
/// <param name="OpenFactor">The phone of its applicant, by which that one follows it.</param>
/// <param name="Task">Id of the step.</param>
/// <param name="Finished">Code of the finished dossier with the longest history.</param>
/// <param name="Phone">Of its applicant.</param>
/// <param name="Name">A name that as many applicants bear in every database, so that growth is the search's and not its answer's.</param>
/// <param name="NameInHand">The same of the dossiers of open steps.</param>
/// <param name="CommonName">The name that most applicants bear.</param>
internal sealed record DeskSubject(string Open, string OpenFactor, string Task, string Finished, string Phone, string Name, string NameInHand, string CommonName)
{
    private const int Bearers = 8;

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
        var finished = Row(connection, "SELECT code, applicant_phone FROM dossiers WHERE closed_at IS NOT NULL ORDER BY history_count DESC, id DESC LIMIT 1");
        var names = Names(connection, "SELECT applicant_name, COUNT(*) FROM dossiers GROUP BY applicant_name");
        var inHand = Names(connection, "SELECT applicant_name, COUNT(*) FROM tasks WHERE state = 'Open' GROUP BY applicant_name");
        return new DeskSubject(open[0], open[1], open[2], finished[0], finished[1], BorneBy(Bearers, names), BorneBy(Bearers, inHand), names.MaxBy(n => n.Bearers).Name);
    }

    public string Fill(string path) => path
        .Replace("{open}", Uri.EscapeDataString(Open), StringComparison.Ordinal)
        .Replace("{task}", Task, StringComparison.Ordinal)
        .Replace("{finished}", Uri.EscapeDataString(Finished), StringComparison.Ordinal)
        .Replace("{lastDigits}", Finished[^LastDigits..], StringComparison.Ordinal)
        .Replace("{dayAndNumber}", Uri.EscapeDataString(Finished[^DayAndNumber..]), StringComparison.Ordinal)
        .Replace("{name}", Uri.EscapeDataString(Name), StringComparison.Ordinal)
        .Replace("{nameInHand}", Uri.EscapeDataString(NameInHand), StringComparison.Ordinal)
        .Replace("{commonName}", Uri.EscapeDataString(CommonName), StringComparison.Ordinal)
        .Replace("{phone}", Uri.EscapeDataString(Phone), StringComparison.Ordinal);

    /// <summary>Names as the search tells them apart, in their order.</summary>
    private static List<(string Name, int Bearers)> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (reader.Read())
        {
            var name = FoldedText.Of(reader.GetString(0));
            names[name] = names.GetValueOrDefault(name) + reader.GetInt32(1);
        }
        return [.. names.Select(n => (n.Key, n.Value))];
    }

    /// <summary>The first name that so many bear, or as nearly as many as can be.</summary>
    private static string BorneBy(int bearers, List<(string Name, int Bearers)> names) => names.MinBy(n => Math.Abs(n.Bearers - bearers)).Name;

    private static string[] Row(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        if (!reader.Read()) throw new InvalidOperationException($"The database has nothing for: {sql}");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
