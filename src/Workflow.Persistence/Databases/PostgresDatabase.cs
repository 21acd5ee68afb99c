using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Workflow.Persistence.Databases;

/// <summary>PostgreSQL: several lanes and several hosts on one database.</summary>
internal sealed class PostgresDatabase : Database
{
    private const long MigrationLock = 0x4F53_5750;
    private const string Channel = "one_stop_live";

    /// <summary>Seconds after which a silent connection is asked whether it still is one.</summary>
    private const int KeepAlive = 30;

    private readonly string connectionString;
    private readonly PooledDbContextFactory<PostgresWorkflowDbContext> contexts;

    public PostgresDatabase(string connectionString, int lanes, ILoggerFactory loggers)
    {
        this.connectionString = connectionString;
        Lanes = lanes;
        var options = new DbContextOptionsBuilder<PostgresWorkflowDbContext>().UseNpgsql(connectionString);
        Configure(options, loggers);
        contexts = new(options.Options);
    }

    public override bool IsShared => true;

    internal override int Lanes { get; }

    public override WorkflowDbContext CreateDbContext() => contexts.CreateDbContext();

    internal override DbConnection OpenLane()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Beside the transactions it tells of, not in them: a commit that notifies waits for every other one that does.</summary>
    public override async Task Announce(IReadOnlyList<string> messages, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        foreach (var message in messages)
        {
            await using var command = new NpgsqlCommand("SELECT pg_notify(@channel, @message)", connection)
            {
                Parameters = { new("channel", Channel), new("message", message) },
            };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override async Task Listen(Action began, Action<string> heard, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = KeepAlive };
        await using var connection = new NpgsqlConnection(settings.ToString());
        connection.Notification += (_, message) => heard(message.Payload);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        began();
        while (true) await connection.WaitAsync(cancellationToken);
    }

    /// <summary>EF locks for one migration at a time: a host that has waited would repeat what another has done meanwhile. This lock holds until the last one.</summary>
    protected override async Task MigrateAsync(WorkflowDbContext context, CancellationToken cancellationToken)
    {
        await CreateAsync(context, cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancellationToken);
        await base.MigrateAsync(context, cancellationToken);
        // After a failure the lock goes with the connection.
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", cancellationToken);
    }

    private static async Task CreateAsync(WorkflowDbContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken)) return;
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another host has made it in this moment.
        }
    }
}
