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

    private readonly BoundedCache<(string Code, string Name), string[]> folded = new(Kept);

    /// <summary>Each word with the codes of the procedures that have it.</summary>
    public async Task<IReadOnlyList<SoughtWord>> Find(WorkflowDbContext context, SearchQuery query, CancellationToken cancellation)
    {
        var procedures = await context.Procedures.Select(p => new { p.Code, p.Name }).ToListAsync(cancellation);
        return [.. query.Words.Select(word => new SoughtWord(word, [.. procedures.Where(p => word.IsInProcedure(WordsOf(p.Code, p.Name))).Select(p => p.Code)]))];
    }

    private string[] WordsOf(string code, string name)
    {
        if (folded.TryGet((code, name), out var known)) return known;
        string[] words = [SearchTerms.Joined(code), .. SearchTerms.WordsOf(name)];
        folded.Put((code, name), words);
        return words;
    }
}
