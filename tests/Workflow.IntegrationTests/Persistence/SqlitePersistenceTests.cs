using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Persistence;

public sealed class SqlitePersistenceTests : PersistenceContract
{
    private readonly List<string> folders = [];

    protected override string SchemaQuery => """
        SELECT m.name || ' (' || (SELECT group_concat(name || ' ' || lower(type) || iif("notnull", '', '?') || iif(pk, ' key' || pk, ''), ', ') FROM pragma_table_info(m.name)) || ')'
            || coalesce((SELECT group_concat(' ' || f."from" || '->' || f."table", '') FROM pragma_foreign_key_list(m.name) f), '')
        FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE '\_\_%' ESCAPE '\'
        UNION ALL
        SELECT replace(m.sql, '"', '') FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
        ORDER BY 1
        """;

    [Test]
    public void Connections_OfReadersAndLane_WriteAheadAndFlushEachCommit()
    {
        using var lane = Database.OpenLane();
        using var context = Database.CreateDbContext();
        context.Database.OpenConnection();

        foreach (var connection in new[] { lane, context.Database.GetDbConnection() })
        {
            Assert.That(Pragma(connection, "journal_mode"), Is.EqualTo("wal"));
            Assert.That(Pragma(connection, "synchronous"), Is.EqualTo("2"), "FULL");
            Assert.That(Pragma(connection, "foreign_keys"), Is.EqualTo("1"));
        }
    }

    private static string Pragma(DbConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    protected override Task<PersistenceOptions> NewOptions()
    {
        folders.Add(Directory.CreateTempSubdirectory("workflow-").FullName);
        return Task.FromResult(new PersistenceOptions { ConnectionString = $"Data Source={Path.Combine(folders[^1], "workflow.db")}" });
    }

    protected override Task DropDatabase()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folders.ForEach(folder => Directory.Delete(folder, recursive: true));
        folders.Clear();
        return Task.CompletedTask;
    }
}
