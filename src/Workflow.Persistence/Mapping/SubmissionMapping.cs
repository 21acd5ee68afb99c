using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Submissions;

namespace Workflow.Persistence.Mapping;

internal sealed class SubmissionMapping : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> builder)
    {
        builder.ToTable("submissions").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Applicant).Ignore(s => s.CurrentLimit);

        // No foreign key on DossierId: an acceptance is written before its dossier, which waits for its code, in the same transaction.
        builder.HasIndex(s => s.DossierId).IsUnique().HasFilter("dossier_id IS NOT NULL");
        builder.HasIndex(s => new { s.ReceivingUnit, s.State, s.AcknowledgeDueAt, s.Id });
        builder.HasIndex(s => new { s.Portal, s.AcknowledgeDueAt, s.Id });
        builder.HasIndex(s => new { s.NextAlertAt, s.Id }).HasFilter("next_alert_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class SubmissionEntryMapping : IEntityTypeConfiguration<SubmissionEntry>
{
    public void Configure(EntityTypeBuilder<SubmissionEntry> builder)
    {
        builder.ToTable("submission_history").HasKey(e => new { e.SubmissionId, e.Sequence });
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.HasOne<Submission>().WithMany().HasForeignKey(e => e.SubmissionId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
