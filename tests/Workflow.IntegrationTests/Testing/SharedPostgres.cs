using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflow.Persistence;
using Workflow.Persistence.Databases;

namespace Workflow.IntegrationTests.Testing;

/// <summary>
/// One PostgreSQL server for all fixtures that neither stop nor crash it: it does not wait for the disk, and each database is a copy of one that was
/// migrated once. A fixture that crashes a server starts its own (<see cref="PostgresServer.Start"/>).
/// </summary>
internal static class SharedPostgres
{
    private static readonly Lazy<Task<(PostgresServer Server, string Migrated)>> shared = new(Start);

    /// <summary>Settings of a host on a new database of this release; the test is ignored where no server can be started.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> NewDatabase()
    {
        if (PostgresServer.Missing is { } reason) Assert.Ignore(reason);
        var (server, migrated) = await shared.Value;
        // Hosts of earlier tests leave their connections in the pool: together more than a server lets in.
        NpgsqlConnection.ClearAllPools();
        return new Dictionary<string, string?> { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = await server.CreateDatabase(migrated) };
    }

    public static async Task Stop()
    {
        if (shared.IsValueCreated) await (await shared.Value).Server.DisposeAsync();
    }

    private static async Task<(PostgresServer Server, string Migrated)> Start()
    {
        var server = await PostgresServer.Start(waitsForDisk: false);
        var migrated = await server.CreateDatabase();
        await Database.For(new PersistenceOptions { Provider = DatabaseProvider.Postgres, ConnectionString = migrated }, NullLoggerFactory.Instance).MigrateAsync();
        NpgsqlConnection.ClearAllPools();
        return (server, migrated);
    }
}
