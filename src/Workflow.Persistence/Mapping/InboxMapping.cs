using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;

namespace Workflow.Persistence.Mapping;

internal sealed class SavedFilterMapping : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.ToTable("saved_filters").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasOne<Officer>().WithMany().HasForeignKey(f => f.OfficerId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitCode);
        builder.HasIndex(f => f.OfficerId);
        builder.HasIndex(f => f.UnitCode);
    }
}

internal sealed class InboxLayoutMapping : IEntityTypeConfiguration<InboxLayout>
{
    public void Configure(EntityTypeBuilder<InboxLayout> builder)
    {
        builder.ToTable("inbox_layouts").HasKey(l => l.OfficerId);
        builder.HasOne<Officer>().WithOne().HasForeignKey<InboxLayout>(l => l.OfficerId);
    }
}
