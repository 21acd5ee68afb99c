using Microsoft.EntityFrameworkCore;
using Workflow.Core.Search;
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

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Prefixes are ranges of bytes, as on SQLite; a language of the server would order them otherwise.
        modelBuilder.Entity<SearchTerm>().Property(t => t.Term).UseCollation("C");
    }
}
