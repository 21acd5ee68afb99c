using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;

namespace Workflow.Persistence.Mapping;

internal sealed class ErrandMapping : IEntityTypeConfiguration<Errand>
{
    public void Configure(EntityTypeBuilder<Errand> builder)
    {
        // Between a dossier and one that may not exist yet, or is no longer wanted: no constraint could name both.
        builder.ToTable("errands").HasKey(e => new { e.ChildId, e.Kind });
        builder.HasIndex(e => e.ParentId);
        builder.HasIndex(e => new { e.WrittenAt, e.ChildId });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class VersionReferenceMapping : IEntityTypeConfiguration<VersionReference>
{
    public void Configure(EntityTypeBuilder<VersionReference> builder)
    {
        builder.ToTable("version_references").HasKey(r => new { r.VersionId, r.DefinitionId });
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(r => r.VersionId);
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(r => r.PinnedVersionId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
