using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Drafts;
using Workflow.Core.Offices;

namespace Workflow.Persistence.Mapping;

internal sealed class FormDraftMapping : IEntityTypeConfiguration<FormDraft>
{
    public void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.ToTable("form_drafts").HasKey(d => new { d.OfficerId, d.Subject });
        builder.HasOne<Officer>().WithMany().HasForeignKey(d => d.OfficerId);

        // All drafts of a form that can no longer be sent, and those that have been kept long enough.
        builder.HasIndex(d => d.Subject);
        builder.HasIndex(d => d.SavedAt);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
