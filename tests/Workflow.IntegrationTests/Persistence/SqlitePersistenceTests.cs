using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using Workflow.Persistence.Commands;

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

    [Test]
    public async Task Submit_SweepsAndOfficersAtOnce_LetsTwoBatchesOfOfficersGoBeforeTheNextSweep()
    {
        using var isHeld = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var order = new ConcurrentQueue<string>();
        var first = Queue.Submit(Told("first", order, before: () =>
        {
            isHeld.Set();
            gate.Wait(Patience);
        }));
        isHeld.Wait(Patience);
        var sweeps = Enumerable.Range(0, 2).Select(_ => Queue.Submit(Told("sweep", order, yields: true))).ToList();
        var officers = Enumerable.Range(0, 130).Select(_ => Queue.Submit(Told("officer", order))).ToList();

        gate.Set();
        await Task.WhenAll([first, .. sweeps, .. officers]).WaitAsync(Patience);

        var places = order.Select((who, place) => (who, place)).Where(o => o.who == "sweep").Select(o => o.place);
        // Behind the first command 64 officers, then 64 and the last two.
        Assert.That(places, Is.EqualTo(new[] { 65, 132 }));
    }

    private static DossierCommand<int> Told(string who, ConcurrentQueue<string> order, bool yields = false, Action? before = null) =>
        new(Guid.NewGuid(), CarriesRevision: false, _ =>
        {
            before?.Invoke();
            order.Enqueue(who);
            return QueueSentences.Refuse(RejectionKind.NotFound, "QueueFull");
        }, Yields: yields);

    private static string Pragma(DbConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    protected override Task<PersistenceOptions> NewOptions()
    {
        folders.Add(Directory.CreateTempSubdirectory("workflow-").FullName);
        return Task.FromResult(new PersistenceOptions { ConnectionString = $"Data Source={Path.Combine(folders[^1], MigratedDatabase.FileName)}" });
    }

    protected override async Task<PersistenceOptions> MigratedOptions()
    {
        var options = await NewOptions();
        await MigratedDatabase.CopyTo(Path.Combine(folders[^1], MigratedDatabase.FileName));
        return options;
    }

    protected override Task DropDatabase()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folders.ForEach(folder => Directory.Delete(folder, recursive: true));
        folders.Clear();
        return Task.CompletedTask;
    }
}
