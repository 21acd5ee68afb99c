using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Workflow.Core.Dossiers;
using Workflow.Core.Search;

namespace Workflow.Persistence.Mapping;

internal sealed class SearchTermMapping : IEntityTypeConfiguration<SearchTerm>
{
    public void Configure(EntityTypeBuilder<SearchTerm> builder)
    {
        builder.ToTable("search_terms").HasKey(t => new { t.Term, t.DossierId });
        builder.HasOne<Dossier>().WithMany().HasForeignKey(t => t.DossierId);
        // Whether a dossier that is found by one word has another.
        builder.HasIndex(t => new { t.DossierId, t.Term });
        ModelRules.FixInitOnly(builder.Metadata);
    }
}
