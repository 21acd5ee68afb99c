using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;

namespace Workflow.Persistence.Mapping;

internal sealed class ProcedureMapping : IEntityTypeConfiguration<Procedure>
{
    public void Configure(EntityTypeBuilder<Procedure> builder) =>
        // The current version is a pointer without a constraint: both rows are written by one publication.
        builder.ToTable("procedures").HasKey(p => p.Code);
}

internal sealed class ProcedureVersionMapping : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("versions").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasOne<Procedure>().WithMany().HasForeignKey(v => v.ProcedureCode);
        builder.HasIndex(v => new { v.ProcedureCode, v.Number }).IsUnique();
        // A restored version means what another one does, and says so.
        builder.HasIndex(v => new { v.ProcedureCode, v.Meaning }).IsUnique().HasFilter("restored_from IS NULL");
        builder.HasIndex(v => v.EffectiveAt).HasFilter("is_scheduled");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class ProcessVersionMapping : IEntityTypeConfiguration<ProcessVersion>
{
    public void Configure(EntityTypeBuilder<ProcessVersion> builder)
    {
        builder.ToTable("process_versions").HasKey(p => new { p.VersionId, p.Process });
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(p => p.VersionId);
        builder.HasIndex(p => new { p.DefinitionId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.Name, p.DefinitionId }).HasFilter("is_latest");
        builder.HasIndex(p => p.DefinitionId).HasFilter("is_current");
        builder.HasIndex(p => p.ProcedureCode).HasFilter("is_latest OR is_current");
        builder.HasIndex(p => p.ActivityType).HasFilter("is_current AND activity_type IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class ProcessDraftMapping : IEntityTypeConfiguration<ProcessDraft>
{
    public void Configure(EntityTypeBuilder<ProcessDraft> builder)
    {
        // The procedure may be one that its publication makes.
        builder.ToTable("process_drafts").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.DefinitionId).IsUnique();
        builder.HasIndex(d => d.ProcedureCode);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class SideDraftMapping : IEntityTypeConfiguration<SideDraft>
{
    public void Configure(EntityTypeBuilder<SideDraft> builder)
    {
        builder.ToTable("side_drafts").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.DefinitionId, d.SavedAt });
        builder.HasIndex(d => d.KeptUntil);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.ToTable("proposals").HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.ProcedureCode, p.ProposedAt });
        builder.HasIndex(p => p.ProposedAt).HasFilter("state = 'Waiting'");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class PublicationActMapping : IEntityTypeConfiguration<PublicationAct>
{
    public void Configure(EntityTypeBuilder<PublicationAct> builder)
    {
        builder.ToTable("publication_acts").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.ProcedureCode, a.At });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
