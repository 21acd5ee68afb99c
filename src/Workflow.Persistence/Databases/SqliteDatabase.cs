using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Workflow.Persistence.Databases;

/// <summary>SQLite: one file with a write-ahead log, one writer, each commit on disk before it is answered.</summary>
internal sealed class SqliteDatabase : Database
{
    // Readers never wait in WAL; only two writers can meet: the lane and a save of catalogue data.
    private const string Settings = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000;";

    private readonly string connectionString;
    private readonly PooledDbContextFactory<SqliteWorkflowDbContext> contexts;

    public SqliteDatabase(string connectionString, ILoggerFactory loggers)
    {
        this.connectionString = connectionString;
        var options = new DbContextOptionsBuilder<SqliteWorkflowDbContext>().UseSqlite(connectionString).AddInterceptors(new SettingsOnOpening());
        Configure(options, loggers);
        contexts = new(options.Options);
    }

    internal override int Lanes => 1;

    public override WorkflowDbContext CreateDbContext() => contexts.CreateDbContext();

    internal override DbConnection OpenLane()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        Apply(connection);
        return connection;
    }

    protected override async Task PrepareAsync(WorkflowDbContext context, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    private sealed class SettingsOnOpening : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }
    }
}
