using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;

namespace Workflow.Persistence.Mapping;

internal sealed class ClockFactMapping : IEntityTypeConfiguration<ClockFact>
{
    public void Configure(EntityTypeBuilder<ClockFact> builder)
    {
        builder.ToTable("clock_facts").HasKey(f => new { f.DossierId, f.Sequence });
        builder.Property(f => f.Sequence).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(f => f.DossierId);
        // Pauses are rare among the facts; the tallies of a day look for its own.
        builder.HasIndex(f => new { f.At, f.DossierId }).HasFilter("kind IN ('Paused', 'Suspended', 'Resumed')");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class ReminderMapping : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("reminders").HasKey(r => new { r.SubjectId, r.Threshold, r.DueAt, r.RecipientId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);
        builder.HasIndex(r => new { r.RecipientId, r.SentAt, r.SubjectId });
        builder.HasIndex(r => r.RecipientId).HasFilter("read_at IS NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
