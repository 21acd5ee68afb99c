using Microsoft.EntityFrameworkCore;
using Workflow.Persistence.Mapping;

namespace Workflow.Persistence;

/// <summary>The model on SQLite: instants as whole milliseconds, identifiers as 16 bytes, so that both sort and index as they should.</summary>
public sealed class SqliteWorkflowDbContext(DbContextOptions<SqliteWorkflowDbContext> options) : WorkflowDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<InstantToMilliseconds>();
        configurationBuilder.Properties<Guid>().HaveConversion<GuidToBytes>();
    }
}
