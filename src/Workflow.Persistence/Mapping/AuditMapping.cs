using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Audit;

namespace Workflow.Persistence.Mapping;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();

        // Searched by who, by what and by when; ids stand in the order of time.
        builder.HasIndex(a => new { a.At, a.Id });
        builder.HasIndex(a => new { a.ActorId, a.At, a.Id });
        builder.HasIndex(a => new { a.Subject, a.At, a.Id });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
