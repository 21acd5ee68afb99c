using Microsoft.EntityFrameworkCore;
using Workflow.Core.Search;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Search;

/// <summary>Finds procedures by the words of their names and by their codes; the catalogue is read at each search, folded once.</summary>
internal sealed class ProcedureWords
{
    // A province has some two thousand procedures; renamed ones fall out by themselves.
    private const int Kept = 4096;

    private readonly BoundedCache<(string Code, string Name), FoldedProcedure> folded = new(Kept);

    /// <summary>Each word with the codes of the procedures that have it, and whether one has the words together as they were typed.</summary>
    public async Task<(IReadOnlyList<SoughtWord> Words, bool AreTogether)> Find(WorkflowDbContext context, SearchQuery query, CancellationToken cancellation)
    {
        var procedures = await context.Procedures.Select(p => new { p.Code, p.Name }).ToListAsync(cancellation);
        var known = procedures.ConvertAll(p => (p.Code, Folded: Fold(p.Code, p.Name)));
        return (
            [.. query.Words.Select(word => new SoughtWord(word, [.. known.Where(p => word.IsInProcedure(p.Folded.Words)).Select(p => p.Code)]))],
            query.Together is { } together && known.Exists(p => p.Folded.Name.Contains(' ' + together, StringComparison.Ordinal)));
    }

    private FoldedProcedure Fold(string code, string name)
    {
        if (folded.TryGet((code, name), out var known)) return known;
        string[] words = [.. SearchTerms.WordsOf(name)];
        var fresh = new FoldedProcedure([SearchTerms.Joined(code), .. words], ' ' + string.Join(' ', words));
        folded.Put((code, name), fresh);
        return fresh;
    }

    /// <param name="Words">The code as one word, and those of the name.</param>
    /// <param name="Name">The words of the name, a space before each.</param>
    private sealed record FoldedProcedure(string[] Words, string Name);
}
