using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Ratings;

namespace Workflow.Persistence.Mapping;

internal sealed class RatingMapping : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        builder.ToTable("ratings").HasKey(r => r.DossierId);
        builder.Property(r => r.DossierId).ValueGeneratedNever();
        builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId);

        // Reports ask for a span of days and group by the rest, without looking at the rows.
        builder.HasIndex(r => new { r.FirstAt, r.CompetentUnit, r.ReceivingUnit, r.ProcedureCode, r.ReceivedBy, r.Score }).HasDatabaseName("ix_ratings_given");
        builder.HasIndex(r => new { r.EndedAt, r.CompetentUnit, r.ReceivingUnit, r.ProcedureCode, r.Ending, r.Score }).HasDatabaseName("ix_ratings_ended");
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
