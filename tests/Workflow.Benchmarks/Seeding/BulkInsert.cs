using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Workflow.Persistence.Steps;

namespace Workflow.Benchmarks.Seeding;

/// <summary>Fills an SQLite database as fast as it takes rows: nothing is journalled, a transaction holds many rows, and indexes are made at the end.</summary>
internal sealed class BulkInsert : IDisposable
{
    private const int RowsATransaction = 10_000;

    private readonly SqliteConnection connection;
    private readonly Dictionary<RowPlan, Prepared> whole = [];
    private readonly Dictionary<RowExample, Prepared> examples = [];
    private readonly List<(string Name, string Sql)> indexes;
    private SqliteTransaction? transaction;
    private int rowsInTransaction;

    public BulkInsert(string database, IEnumerable<string> tables)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, ForeignKeys = false }.ToString());
        connection.Open();
        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;");
        indexes = [.. tables.SelectMany(IndexesOf)];
        foreach (var (name, _) in indexes) Run($"DROP INDEX \"{name}\"");
        transaction = connection.BeginTransaction();
    }

    public long Rows { get; private set; }

    public void Add(RowPlan plan, ReadOnlySpan<object> values)
    {
        if (!whole.TryGetValue(plan, out var command)) whole[plan] = command = new Prepared(connection, plan, new object?[plan.Columns.Count]);
        Run(command, values);
    }

    /// <summary>A copy of an example; only what differs from copy to copy is handed over again.</summary>
    /// <param name="own">See <see cref="RowExample.OwnOf(DossierCopy)"/>.</param>
    public void Add(RowExample example, ReadOnlySpan<object> own)
    {
        if (!examples.TryGetValue(example, out var command)) examples[example] = command = new Prepared(connection, example.Plan, example.Shared);
        Run(command, own);
    }

    /// <summary>Commits, and makes the indexes again; a value that must be there once and is there twice is found here.</summary>
    public void Finish()
    {
        transaction!.Commit();
        transaction = null;
        foreach (var (_, sql) in indexes) Run(sql);
    }

    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 3600, transaction);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in whole.Values.Concat(examples.Values)) command.Dispose();
        transaction?.Dispose();
        connection.Dispose();
    }

    private void Run(Prepared command, ReadOnlySpan<object> values)
    {
        command.Run(values);
        Rows++;
        if (++rowsInTransaction == RowsATransaction) Begin();
    }

    private void Begin()
    {
        transaction!.Commit();
        transaction.Dispose();
        transaction = connection.BeginTransaction();
        rowsInTransaction = 0;
    }

    private List<(string Name, string Sql)> IndexesOf(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = $table";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var found = new List<(string, string)>();
        while (reader.Read()) found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    /// <summary>One statement, bound by place: the command of the library looks its parameters up by name for every row. What rows share stays bound.</summary>
    private sealed class Prepared : IDisposable
    {
        private readonly sqlite3_stmt statement;
        private readonly SqliteConnection connection;
        private readonly int[] places;

        /// <param name="shared">In the order of the columns; null for what each row brings.</param>
        public Prepared(SqliteConnection connection, RowPlan plan, IReadOnlyList<object?> shared)
        {
            this.connection = connection;
            Check(raw.sqlite3_prepare_v2(connection.Handle, plan.Insert, out statement), raw.SQLITE_OK);
            // The parameters stand in the statement in the order of the columns.
            foreach (var (column, value) in shared.Index())
                if (value is not null) Check(Bind(column + 1, value), raw.SQLITE_OK);
            places = [.. shared.Index().Where(s => s.Item is null).Select(s => s.Index + 1)];
        }

        public void Run(ReadOnlySpan<object> values)
        {
            for (var i = 0; i < places.Length; i++) Check(Bind(places[i], values[i]), raw.SQLITE_OK);
            Check(raw.sqlite3_step(statement), raw.SQLITE_DONE);
            Check(raw.sqlite3_reset(statement), raw.SQLITE_OK);
        }

        public void Dispose() => statement.Dispose();

        private int Bind(int place, object value) => value switch
        {
            DBNull => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            bool yes => raw.sqlite3_bind_int(statement, place, yes ? 1 : 0),
            int number => raw.sqlite3_bind_int(statement, place, number),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            double number => raw.sqlite3_bind_double(statement, place, number),
            DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => throw new NotSupportedException($"A column of {value.GetType().Name} is bound nowhere yet."),
        };

        private void Check(int answer, int expected)
        {
            if (answer != expected) throw new InvalidOperationException($"SQLite answered {answer}: {raw.sqlite3_errmsg(connection.Handle).utf8_to_string()}");
        }
    }
}
