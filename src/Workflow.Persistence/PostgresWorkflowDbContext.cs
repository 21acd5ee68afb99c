using Microsoft.EntityFrameworkCore;
using Workflow.Persistence.Mapping;

namespace Workflow.Persistence;

/// <summary>The model on PostgreSQL: instants as <c>timestamptz</c>, identifiers as <c>uuid</c>.</summary>
public sealed class PostgresWorkflowDbContext(DbContextOptions<PostgresWorkflowDbContext> options) : WorkflowDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantToUtc>();
    }
}
