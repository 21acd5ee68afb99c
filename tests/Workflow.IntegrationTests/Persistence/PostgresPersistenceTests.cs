using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflow.Core;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Persistence;

public sealed class PostgresPersistenceTests : PersistenceContract
{
    private PostgresServer? server;
    private string migrated = "";

    protected override string SchemaQuery => """
        SELECT * FROM (
            SELECT c.relname || ' ('
                || (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN '' ELSE '?' END, ', ' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0) || ')'
                || (SELECT string_agg(' ' || CASE k.contype WHEN 'p' THEN pg_get_constraintdef(k.oid) ELSE '->' || k.confrelid::regclass END, '' ORDER BY k.contype DESC, k.conname)
                    FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'f')) AS line
            FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE '\_\_%'
            UNION ALL
            SELECT replace(i.indexdef, 'public.', '') FROM pg_indexes i WHERE i.schemaname = 'public' AND i.indexname LIKE 'ix%') lines
        ORDER BY line COLLATE "C"
        """;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        if (PostgresServer.Missing is { } reason) Assert.Ignore(reason);
        server = await PostgresServer.Start();
        migrated = await server.CreateDatabase();
        await Workflow.Persistence.Databases.Database.For(OptionsOf(migrated), NullLoggerFactory.Instance).MigrateAsync();
        NpgsqlConnection.ClearAllPools();
    }

    [OneTimeTearDown]
    public async Task StopServer()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task ServerCrashes_WhileWriting_NothingAcknowledgedIsLostAndTheQueueGoesOn()
    {
        var id = await Receive();
        var acknowledged = new List<int>();
        var writing = true;
        var writer = Task.Run(async () =>
        {
            while (Volatile.Read(ref writing))
            {
                var answer = await Queue.Submit(Tallying(id));
                if (!answer.IsRejected) acknowledged.Add(answer.Value.Value);
                else Assert.That(answer.Rejection!.Kind, Is.EqualTo(RejectionKind.Busy));
            }
        });

        await server!.Crash();
        await server.StartAgain();
        NpgsqlConnection.ClearAllPools();
        var after = await Queue.Submit(Tallying(id)).WaitAsync(Patience);
        Volatile.Write(ref writing, false);
        await writer.WaitAsync(Patience);

        Assert.That(after.IsRejected, Is.False, "the queue found the server again");
        Assert.That(acknowledged, Is.Not.Empty.And.SubsetOf(await HistoryOf(id)));
    }

    protected override async Task<PersistenceOptions> NewOptions() => OptionsOf(await server!.CreateDatabase());

    protected override async Task<PersistenceOptions> MigratedOptions() => OptionsOf(await server!.CreateDatabase(migrated));

    protected override Task DropDatabase()
    {
        // The server goes as a whole; only its connections are given back.
        NpgsqlConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    private static PersistenceOptions OptionsOf(string connection) => new() { Provider = DatabaseProvider.Postgres, ConnectionString = connection, Lanes = 4 };
}
