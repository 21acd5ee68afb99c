using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;

namespace Workflow.Persistence.Mapping;

internal sealed class ProcedureMapping : IEntityTypeConfiguration<Procedure>
{
    public void Configure(EntityTypeBuilder<Procedure> builder) =>
        // The current version is a pointer without a constraint: both rows are written by one publication.
        builder.ToTable("procedures").HasKey(p => p.Code);
}

internal sealed class ProcedureVersionMapping : IEntityTypeConfiguration<ProcedureVersion>
{
    public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
    {
        builder.ToTable("versions").HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasOne<Procedure>().WithMany().HasForeignKey(v => v.ProcedureCode);
        builder.HasIndex(v => new { v.ProcedureCode, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.ProcedureCode, v.Meaning }).IsUnique();
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
