using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Outbox;

namespace Workflow.Persistence.Mapping;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(m => m.DossierId);

        // What is settled is in none of the indexes that senders look through.
        builder.HasIndex(m => new { m.Channel, m.NextAttemptAt, m.Id }).HasFilter("next_attempt_at IS NOT NULL");
        builder.HasIndex(m => new { m.DossierId, m.Sequence }).IsUnique().HasFilter("sequence IS NOT NULL");
        builder.HasIndex(m => new { m.CreatedAt, m.Id });
        builder.HasIndex(m => new { m.SettledAt, m.Id }).HasFilter($"state = '{nameof(OutboxState.Dead)}'");
        builder.HasIndex(m => m.SettledAt).HasFilter("settled_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class OutboxAttemptMapping : IEntityTypeConfiguration<OutboxAttempt>
{
    public void Configure(EntityTypeBuilder<OutboxAttempt> builder)
    {
        builder.ToTable("outbox_attempts").HasKey(a => new { a.MessageId, a.Number });
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(a => a.MessageId);
        builder.HasIndex(a => a.At);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
