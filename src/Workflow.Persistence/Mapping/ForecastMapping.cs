using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Forecasts;

namespace Workflow.Persistence.Mapping;

internal sealed class StepHistoryMapping : IEntityTypeConfiguration<StepHistory>
{
    public void Configure(EntityTypeBuilder<StepHistory> builder)
    {
        builder.ToTable("step_histories").HasKey(h => h.Key);
        builder.Ignore(h => h.Observations);
        // The bytes are made when they are asked for: behind the property stands nothing until then.
        builder.Property(h => h.Packed).UsePropertyAccessMode(PropertyAccessMode.Property);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class ForecastScoreMapping : IEntityTypeConfiguration<ForecastScore>
{
    public void Configure(EntityTypeBuilder<ForecastScore> builder)
    {
        builder.ToTable("forecast_scores").HasKey(s => new { s.UnitCode, s.ProcedureCode, s.Month, s.Band });
        builder.Property(s => s.Band).ValueGeneratedNever();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class QueueDayMapping : IEntityTypeConfiguration<QueueDay>
{
    public void Configure(EntityTypeBuilder<QueueDay> builder)
    {
        builder.ToTable("queue_days").HasKey(d => d.Day);
        builder.Property(d => d.Day).ValueGeneratedNever();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
