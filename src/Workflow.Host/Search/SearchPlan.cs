using Microsoft.EntityFrameworkCore;
using Workflow.Core.Search;
using Workflow.Persistence;

namespace Workflow.Host.Search;

/// <summary>
/// Decides how a search is done. A word that few dossiers have leads to them at once. Where every word is common, as <c>Nguyễn</c> and <c>đất</c> are,
/// they may still be a name that few have, and no procedure's: it leads to them. Else their dossiers would have to be gathered by the hundred thousand: then the list is read
/// in its own order instead, up to a bound.
/// </summary>
internal sealed class SearchPlan(ProcedureWords procedures)
{
    /// <summary>Up to so many terms in its range a word is rare.</summary>
    public const int RareUpTo = 2000;

    /// <summary>So many rows of a list are looked at for common words; what is shown says so when the bound was reached.</summary>
    public const int MostLookedAt = 2000;

    public async Task<FoundDossiers> Of(WorkflowDbContext context, SearchQuery query, CancellationToken cancellation)
    {
        var (words, areOfAProcedure) = await procedures.Find(context, query, cancellation);
        SoughtWord? rarest = null;
        var fewest = RareUpTo + 1;
        foreach (var word in words.Where(w => w.Procedures.Length == 0))
        {
            var count = await Count(context, word.Word, fewest, cancellation);
            if (count >= fewest) continue;
            (rarest, fewest) = (word, count);
            if (count == 0) return new FoundDossiers(words, []);
        }
        if (rarest is null && !areOfAProcedure && query.Name is { } name && await Named(context, name, cancellation) is { } named) return new FoundDossiers(words, named);
        return rarest is null ? new FoundDossiers(words, null) : new FoundDossiers(words, await Gather(context, rarest, [.. words.Where(w => w != rarest)], cancellation));
    }

    /// <summary>The dossiers of applicants of a name; null where there are none, or too many.</summary>
    private static async Task<Guid[]?> Named(WorkflowDbContext context, TermRange name, CancellationToken cancellation)
    {
        var named = await context.SearchTerms.In(name).OrderBy(t => t.Term).Take(RareUpTo + 1).Select(t => t.DossierId).ToListAsync(cancellation);
        return named.Count is 0 or > RareUpTo ? null : [.. named.Distinct()];
    }

    /// <summary>How many terms show the word, counted no further than matters.</summary>
    private static async Task<int> Count(WorkflowDbContext context, SearchWord word, int most, CancellationToken cancellation)
    {
        var count = await Count(context.SearchTerms.In(word.Begins));
        return word.Ends is { } ends && count < most ? count + await Count(context.SearchTerms.In(ends)) : count;

        // Which of them are counted is the same: the order is that of their index.
        Task<int> Count(IQueryable<SearchTerm> terms) => terms.OrderBy(t => t.Term).Take(most).CountAsync(cancellation);
    }

    private static async Task<Guid[]> Gather(WorkflowDbContext context, SoughtWord rarest, IReadOnlyList<SoughtWord> others, CancellationToken cancellation)
    {
        var terms = await context.SearchTerms.In(rarest.Word.Begins).Select(t => t.DossierId).ToListAsync(cancellation);
        if (rarest.Word.Ends is { } ends) terms.AddRange(await context.SearchTerms.In(ends).Select(t => t.DossierId).ToListAsync(cancellation));
        var ids = terms.Distinct().ToArray();
        return others.Count == 0 ? ids : await context.Dossiers.Where(d => EF.Parameter(ids).Contains(d.Id)).With(others, context).Select(d => d.Id).ToArrayAsync(cancellation);
    }
}
