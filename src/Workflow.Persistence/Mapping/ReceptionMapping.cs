using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Documents;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;

namespace Workflow.Persistence.Mapping;

internal sealed class ReceivedPaperMapping : IEntityTypeConfiguration<ReceivedPaper>
{
    public void Configure(EntityTypeBuilder<ReceivedPaper> builder)
    {
        builder.ToTable("received_papers").HasKey(p => new { p.DossierId, p.Key });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(p => p.DossierId);
        ModelRules.FixInitOnly(builder.Metadata);
    }
}

internal sealed class CounterSlipMapping : IEntityTypeConfiguration<CounterSlip>
{
    public void Configure(EntityTypeBuilder<CounterSlip> builder)
    {
        builder.ToTable("counter_slips").HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.UnitCode, s.At, s.Id });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
