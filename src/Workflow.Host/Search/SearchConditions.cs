using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Search;
using Workflow.Core.Tasks;
using Workflow.Persistence;

namespace Workflow.Host.Search;

/// <summary>The words of a search as conditions of queries: prefixes are ranges of terms, and every word must be found.</summary>
internal static class SearchConditions
{
#pragma warning disable CA1309 // Compared by the database, in the order of its index.
    /// <summary>The terms in a range.</summary>
    public static IQueryable<SearchTerm> In(this IQueryable<SearchTerm> terms, TermRange range)
    {
        var (from, to) = range;
        return terms.Where(t => string.Compare(t.Term, from) >= 0 && string.Compare(t.Term, to) < 0);
    }

    /// <summary>Those of some steps whose dossiers have every word.</summary>
    public static IQueryable<UserTask> With(this IQueryable<UserTask> steps, IReadOnlyList<SoughtWord> words, WorkflowDbContext context)
    {
        foreach (var (word, procedures) in words)
        {
            var terms = Of(context, word);
            steps = steps.Where(t => EF.Parameter(procedures).Contains(t.ProcedureCode) || terms.Any(term => term.DossierId == t.DossierId));
        }
        return steps;
    }

    /// <summary>Those of some dossiers that have every word.</summary>
    public static IQueryable<Dossier> With(this IQueryable<Dossier> dossiers, IReadOnlyList<SoughtWord> words, WorkflowDbContext context)
    {
        foreach (var (word, procedures) in words)
        {
            var terms = Of(context, word);
            dossiers = dossiers.Where(d => EF.Parameter(procedures).Contains(d.ProcedureCode) || terms.Any(term => term.DossierId == d.Id));
        }
        return dossiers;
    }

    /// <summary>The terms that show that a dossier has a word.</summary>
    private static IQueryable<SearchTerm> Of(WorkflowDbContext context, SearchWord word)
    {
        if (word.Ends is not { } ends) return context.SearchTerms.In(word.Begins);
        var (from, to, endFrom, endTo) = (word.Begins.From, word.Begins.To, ends.From, ends.To);
        return context.SearchTerms.Where(t =>
            string.Compare(t.Term, from) >= 0 && string.Compare(t.Term, to) < 0 || string.Compare(t.Term, endFrom) >= 0 && string.Compare(t.Term, endTo) < 0);
    }
#pragma warning restore CA1309
}
