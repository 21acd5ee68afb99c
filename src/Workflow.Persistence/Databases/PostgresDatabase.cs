using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Workflow.Persistence.Databases;

/// <summary>PostgreSQL: several lanes and several hosts on one database.</summary>
internal sealed class PostgresDatabase : Database
{
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

    internal override int Lanes { get; }

    public override WorkflowDbContext CreateDbContext() => contexts.CreateDbContext();

    internal override DbConnection OpenLane()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
