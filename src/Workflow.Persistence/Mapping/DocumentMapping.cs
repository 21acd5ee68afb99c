using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;

namespace Workflow.Persistence.Mapping;

internal sealed class DossierDocumentMapping : IEntityTypeConfiguration<DossierDocument>
{
    public void Configure(EntityTypeBuilder<DossierDocument> builder)
    {
        builder.ToTable("dossier_documents").HasKey(d => new { d.DossierId, d.Number });
        builder.Property(d => d.Number).ValueGeneratedNever();
        builder.Ignore(d => d.File);
        builder.HasOne<Dossier>().WithMany().HasForeignKey(d => d.DossierId);

        // Whether the store may let a file go.
        builder.HasIndex(d => d.Hash);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("uploads").HasKey(u => u.Id);
        builder.Property(u => u.Id).ValueGeneratedNever();
        builder.Ignore(u => u.File);
        builder.HasIndex(u => u.Hash);
        builder.HasIndex(u => new { u.OwnerId, u.At, u.Id });
        builder.HasIndex(u => u.ExpiresAt);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
