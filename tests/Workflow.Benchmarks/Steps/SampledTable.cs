using Microsoft.Data.Sqlite;

namespace Workflow.Benchmarks.Steps;

/// <summary>Rows of one table as the service has written them, to be written again by plain prepared commands.</summary>
internal sealed class SampledTable
{
    private const int Samples = 256;

    private readonly SqliteConnection connection;
    private readonly string table;
    private readonly List<string> columns = [];
    private readonly List<string> key = [];
    private readonly List<object[]> rows = [];
    private int next;

    public SampledTable(SqliteConnection connection, string table)
    {
        (this.connection, this.table) = (connection, table);
        ReadColumns();
        ReadRows();
    }

    /// <summary>A command that writes a row over itself, another one with each call.</summary>
    public Action<SqliteTransaction> Update()
    {
        var set = columns.Except(key).ToList();
        return Prepared($"UPDATE {table} SET {List(set, ", ")} WHERE {List(key, " AND ")}", static _ => { });
    }

    /// <summary>A command that adds a copy of a row under a key of its own.</summary>
    /// <param name="column">The column of the key that is made anew.</param>
    public Action<SqliteTransaction> Insert(string column, Func<object> anew)
    {
        var place = columns.IndexOf(column);
        return Prepared(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(Quoted))}) VALUES ({string.Join(", ", columns.Select(c => "@" + c))})",
            command => command.Parameters[place].Value = anew());
    }

    private Action<SqliteTransaction> Prepared(string sql, Action<SqliteCommand> change)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var column in columns) command.Parameters.Add(new SqliteParameter { ParameterName = "@" + column });
        return transaction =>
        {
            var row = rows[next++ % rows.Count];
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i];
            change(command);
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        };
    }

    private void ReadColumns()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, pk FROM pragma_table_info('{table}')";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
            if (reader.GetInt32(1) > 0) key.Add(reader.GetString(0));
        }
    }

    private void ReadRows()
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY rowid DESC LIMIT {Samples}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        if (rows.Count == 0) throw new InvalidOperationException($"There is no row of {table} to go by.");
    }

    private static string List(IEnumerable<string> names, string separator) => string.Join(separator, names.Select(c => $"{Quoted(c)} = @{c}"));

    private static string Quoted(string name) => $"\"{name}\"";
}
