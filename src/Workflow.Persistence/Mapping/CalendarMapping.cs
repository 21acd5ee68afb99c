using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Deadlines;

namespace Workflow.Persistence.Mapping;

internal sealed class PublishedCalendarMapping : IEntityTypeConfiguration<PublishedCalendar>
{
    public void Configure(EntityTypeBuilder<PublishedCalendar> builder)
    {
        builder.ToTable("calendars").HasKey(c => c.Version);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class CalendarPublicationMapping : IEntityTypeConfiguration<CalendarPublication>
{
    public void Configure(EntityTypeBuilder<CalendarPublication> builder)
    {
        builder.ToTable("calendar_publications").HasKey(p => p.Number);
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.HasOne<PublishedCalendar>().WithMany().HasForeignKey(p => p.Version);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class CalendarDraftMapping : IEntityTypeConfiguration<CalendarDraft>
{
    public void Configure(EntityTypeBuilder<CalendarDraft> builder)
    {
        builder.ToTable("calendar_drafts").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class CalendarRunMapping : IEntityTypeConfiguration<CalendarRun>
{
    public void Configure(EntityTypeBuilder<CalendarRun> builder)
    {
        builder.ToTable("calendar_runs").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.State);
        builder.HasIndex(r => r.DraftId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class CalendarMoveMapping : IEntityTypeConfiguration<CalendarMove>
{
    public void Configure(EntityTypeBuilder<CalendarMove> builder)
    {
        builder.ToTable("calendar_moves").HasKey(m => new { m.RunId, m.DossierId });
        builder.HasOne<CalendarRun>().WithMany().HasForeignKey(m => m.RunId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
