using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Core.Offices;
using Workflow.Persistence.Steps;

namespace Workflow.Persistence.Databases;

/// <summary>What one database product needs of its own: its contexts, its connections, its settings.</summary>
public abstract class Database : IDbContextFactory<WorkflowDbContext>
{
    // Half a million dossiers are rewritten in more than the half minute that EF allows a command.
    private static readonly TimeSpan longestMigration = TimeSpan.FromHours(1);

    private readonly Lazy<RowPlans> plans;

    protected Database() => plans = new(() =>
    {
        using var context = CreateDbContext();
        return new RowPlans(context.Model);
    });

    internal RowPlans Plans => plans.Value;

    /// <summary>How many lanes may write at the same time.</summary>
    internal abstract int Lanes { get; }

    /// <summary>Whether several hosts may work on the database, so that each has to hear of what the others do.</summary>
    public virtual bool IsShared => false;

    /// <summary>The database of the options.</summary>
    public static Database For(PersistenceOptions options, ILoggerFactory loggers) => options.Provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDatabase(options.ConnectionString, loggers),
        DatabaseProvider.Postgres => new PostgresDatabase(options.ConnectionString, options.Lanes, loggers),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "No such database."),
    };

    /// <summary>Loads and compiles what the first queries need, without asking any database: beside other work it makes a start ready sooner.</summary>
    public static void Warm(DatabaseProvider provider)
    {
        var nowhere = new PersistenceOptions { Provider = provider, ConnectionString = provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Host=localhost" };
        using var context = For(nowhere, NullLoggerFactory.Instance).CreateDbContext();
        context.Units.ToQueryString();
        context.Settings.Where(s => s.Key == Setting.OfficeVersion).Select(s => s.Value).ToQueryString();
        context.AccessTokens.Where(t => t.RevokedAt == null).ToQueryString();
    }

    /// <summary>A pooled context; its queries do not track unless they ask to.</summary>
    public abstract WorkflowDbContext CreateDbContext();

    /// <summary>Creates the database where there is none and brings it up to this release; refuses one that a later release has changed.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken = default)
    {
        await using var context = CreateDbContext();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var known = context.Database.GetMigrations().ToList();
        if (applied.Except(known).FirstOrDefault() is { } later)
            throw new InvalidOperationException($"The database was changed by a later release (migration {later}); this release cannot run on it.");
        if (applied.Count < known.Count)
        {
            context.Database.SetCommandTimeout(longestMigration);
            await MigrateAsync(context, cancellationToken);
        }
        await PrepareAsync(context, cancellationToken);
    }

    /// <summary>
    /// Writes new rows in one transaction on a connection of its own, by the prepared statements of the lanes: a great many cost a fraction of what a context takes for them.
    /// Where the database refuses one of them, as for a key that is taken, it throws <see cref="DbException"/> and none is written.
    /// </summary>
    public void InsertAll(IEnumerable<object> rows)
    {
        using var connection = OpenLane();
        using var writer = new StepWriter(connection, Plans);
        using var transaction = connection.BeginTransaction();
        writer.Enlist(transaction);
        foreach (var row in rows) writer.Insert(row);
        transaction.Commit();
    }

    /// <summary>Tells every host on the database, this one too; each message at most 7,900 bytes of UTF-8. Whoever does not listen at the moment never hears of it.</summary>
    public virtual Task Announce(IReadOnlyList<string> messages, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hears what hosts announce, until it is cancelled; fails when the connection is lost.</summary>
    /// <param name="began">Called once announcements are heard.</param>
    public virtual Task Listen(Action began, Action<string> heard, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What holds for the contexts of every database.</summary>
    protected static void Configure(DbContextOptionsBuilder options, ILoggerFactory loggers) => options
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .UseLoggerFactory(loggers)
        // A test holds model and migrations together; looking again at each start would build the whole model for it.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>An open connection for a lane, outside the pool of the readers.</summary>
    internal abstract DbConnection OpenLane();

    /// <summary>Migrates while no other host does.</summary>
    protected virtual Task MigrateAsync(WorkflowDbContext context, CancellationToken cancellationToken) => context.Database.MigrateAsync(cancellationToken);

    /// <summary>Settings that the database file itself keeps.</summary>
    protected virtual Task PrepareAsync(WorkflowDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
