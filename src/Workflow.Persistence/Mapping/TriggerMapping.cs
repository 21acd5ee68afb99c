using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;

namespace Workflow.Persistence.Mapping;

internal sealed class WorkItemMapping : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("work_items").HasKey(w => w.Id);
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(w => w.DossierId);
        builder.HasIndex(w => w.DossierId);
        builder.HasIndex(w => new { w.Name, w.AvailableAt, w.Id });
        builder.HasIndex(w => new { w.LeasedBy, w.LeaseKey }).HasFilter("lease_key IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class RaisedEventMapping : IEntityTypeConfiguration<RaisedEvent>
{
    public void Configure(EntityTypeBuilder<RaisedEvent> builder)
    {
        builder.ToTable("raised_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        // What is delivered is in none of the indexes that hosts look through.
        builder.HasIndex(e => new { e.NextLookAt, e.Id }).HasFilter("next_look_at IS NOT NULL");
        builder.HasIndex(e => e.DeliveredAt).HasFilter("delivered_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class PublishedTriggerMapping : IEntityTypeConfiguration<PublishedTrigger>
{
    public void Configure(EntityTypeBuilder<PublishedTrigger> builder)
    {
        builder.ToTable("triggers").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<ProcedureVersion>().WithMany().HasForeignKey(t => t.VersionId);
        builder.HasIndex(t => t.ProcedureCode);
        builder.HasIndex(t => new { t.Kind, t.Key });
        builder.HasIndex(t => new { t.NextFireAt, t.Id }).HasFilter("next_fire_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
