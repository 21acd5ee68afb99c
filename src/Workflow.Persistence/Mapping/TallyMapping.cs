using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Reports;

namespace Workflow.Persistence.Mapping;

internal sealed class DayTallyMapping : IEntityTypeConfiguration<DayTally>
{
    public void Configure(EntityTypeBuilder<DayTally> builder)
    {
        // What is read most stands first: a board asks for all procedures together, over a span of days.
        builder.ToTable("day_tallies").HasKey(t => new { t.ProcedureCode, t.Day, t.CompetentUnit, t.ReceivingUnit });
        builder.Property(t => t.Day).ValueGeneratedNever();
        builder.HasIndex(t => t.Day);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class StepTallyMapping : IEntityTypeConfiguration<StepTally>
{
    public void Configure(EntityTypeBuilder<StepTally> builder)
    {
        // A report asks for a span of days, for one procedure or for all of them.
        builder.ToTable("step_tallies").HasKey(t => new { t.Day, t.ProcedureCode, t.UnitCode, t.StepKey });
        builder.Property(t => t.Day).ValueGeneratedNever();
        builder.Property(t => t.Activity).ValueGeneratedNever();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class TalliedDayMapping : IEntityTypeConfiguration<TalliedDay>
{
    public void Configure(EntityTypeBuilder<TalliedDay> builder)
    {
        builder.ToTable("tallied_days").HasKey(d => d.Day);
        builder.Property(d => d.Day).ValueGeneratedNever();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
