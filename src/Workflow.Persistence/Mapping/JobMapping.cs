using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Jobs;

namespace Workflow.Persistence.Mapping;

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("jobs").HasKey(j => j.Id);
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.HasIndex(j => new { j.AskedAt, j.Id });
        builder.HasIndex(j => new { j.AskedBy, j.AskedAt, j.Id });
        // What is over is not in the index that runners look through.
        builder.HasIndex(j => new { j.State, j.AskedAt }).HasFilter("ended_at IS NULL");
        builder.HasIndex(j => j.EndedAt).HasFilter("ended_at IS NOT NULL");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class JobLineMapping : IEntityTypeConfiguration<JobLine>
{
    public void Configure(EntityTypeBuilder<JobLine> builder)
    {
        builder.ToTable("job_lines").HasKey(l => new { l.JobId, l.Number, l.Part });
        builder.Property(l => l.Number).ValueGeneratedNever();
        builder.Property(l => l.Part).ValueGeneratedNever();
        builder.HasOne<Job>().WithMany().HasForeignKey(l => l.JobId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class JobPartMapping : IEntityTypeConfiguration<JobPart>
{
    public void Configure(EntityTypeBuilder<JobPart> builder)
    {
        builder.ToTable("job_parts").HasKey(p => new { p.JobId, p.IsInput, p.Number });
        builder.Property(p => p.Number).ValueGeneratedNever();
        builder.HasOne<Job>().WithMany().HasForeignKey(p => p.JobId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
