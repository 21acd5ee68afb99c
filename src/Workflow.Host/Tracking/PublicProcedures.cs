using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Paging;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Tracking;

/// <summary>A procedure as everybody may read it.</summary>
/// <param name="Meaning">Of the version in force: what the page says changes with it only.</param>
/// <param name="Folded">What it is found by, without case and accents.</param>
internal sealed record PublicProcedure(Guid VersionId, string Meaning, ProcedureSpec Spec, string Folded);

/// <summary>Which procedures are asked for.</summary>
/// <param name="Search">Words of the name or the code; null or blank for all.</param>
/// <param name="Field">Field of administration; null for all.</param>
/// <param name="After">Code that the page before ended with.</param>
internal sealed record PublicFilter(string? Search = null, string? Field = null, string? After = null);

/// <summary>
/// The procedures in force, for everybody. What the law says of a version never changes, so each is read once; which versions are in force is asked every
/// time, and drafts, proposals and versions still to come are no part of it.
/// </summary>
internal sealed class PublicProcedures(IDbContextFactory<WorkflowDbContext> contexts)
{
    public const int PageSize = 20;

    /// <summary>Packages read in one query: a province has some thousand procedures, and each may be large.</summary>
    private const int Batch = 50;

    private readonly ConcurrentDictionary<Guid, PublicProcedure> known = new();

    /// <summary>All procedures in force by field and name, as Vietnamese sorts them.</summary>
    public async Task<IReadOnlyList<PublicProcedure>> All(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var current = await context.Procedures.Where(p => p.CurrentVersionId != null).Select(p => p.CurrentVersionId!.Value).ToListAsync(cancellation);
        foreach (var batch in current.Where(id => !known.ContainsKey(id)).Chunk(Batch)) await Read(context, batch, cancellation);
        foreach (var gone in known.Keys.Except(current)) known.TryRemove(gone, out _);
        var order = StringComparer.Create(SentenceBook.Vietnamese, CompareOptions.None);
        return [.. current.Select(id => known.GetValueOrDefault(id)).OfType<PublicProcedure>()
            .OrderBy(p => p.Spec.Field, order).ThenBy(p => p.Spec.Name.Vi, order).ThenBy(p => p.Spec.Code, StringComparer.Ordinal)];
    }

    /// <summary>One procedure; null where none of that code is in force.</summary>
    public async Task<PublicProcedure?> Find(string code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Procedures.Where(p => p.Code == code).Select(p => p.CurrentVersionId).SingleOrDefaultAsync(cancellation) is not { } id) return null;
        if (!known.ContainsKey(id)) await Read(context, [id], cancellation);
        return known.GetValueOrDefault(id);
    }

    /// <summary>A page of those that a filter leaves, in the order of <see cref="All"/>; a page begins behind its last code, wherever that stands now.</summary>
    public static Page<PublicProcedure> Choose(IReadOnlyList<PublicProcedure> all, PublicFilter filter)
    {
        var words = FoldedText.Of(filter.Search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var rest = all.SkipWhile(p => filter.After is not null && p.Spec.Code != filter.After);
        return Page<PublicProcedure>.Of(
            [.. (filter.After is null ? rest : rest.Skip(1))
                .Where(p => (string.IsNullOrEmpty(filter.Field) || p.Spec.Field == filter.Field) && words.All(w => p.Folded.Contains(w, StringComparison.Ordinal)))
                .Take(PageSize + 1)],
            PageSize, p => p.Spec.Code);
    }

    private async Task Read(WorkflowDbContext context, Guid[] ids, CancellationToken cancellation)
    {
        foreach (var row in await context.Versions.Where(v => ids.Contains(v.Id)).Select(v => new { v.Id, v.Meaning, v.Package }).ToListAsync(cancellation))
        {
            var spec = ProcedureSpec.Read(StoredPackage.Read(row.Package).Procedure);
            if (!spec.IsRejected) known[row.Id] = new(row.Id, row.Meaning, spec.Value, FoldedText.Of($"{spec.Value.Name.Vi} {spec.Value.Name.En} {spec.Value.Code}"));
        }
    }
}
