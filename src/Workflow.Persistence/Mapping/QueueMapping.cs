using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Persistence.Rows;

namespace Workflow.Persistence.Mapping;

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder) => builder.ToTable("counters").HasKey(c => c.Key);
}

internal sealed class IdempotencyRecordMapping : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency").HasKey(r => new { r.Caller, r.Key });
        builder.HasIndex(r => r.At);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
