using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Finds definitions as Studio knows them: drafts, and the processes of published versions.</summary>
internal sealed class DefinitionQueries(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>A page of versions, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<DefinitionRow> Rows, int Total)> List(DefinitionFilter filter, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = Rows(context, filter);
        var total = await rows.CountAsync(cancellation);
        return total <= filter.Skip ? ([], total) : (await Ordered(rows, filter).Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellation), total);
    }

    /// <summary>One version of a definition with its text; null where there is none.</summary>
    public async Task<DefinitionState?> Find(string definitionId, VersionChoice versions, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var filter = new DefinitionFilter(versions, null, [definitionId], null, 0, 1) { Order = DefinitionOrder.Version, Descending = true };
        var row = await Ordered(Rows(context, filter), filter).FirstOrDefaultAsync(cancellation);
        return row is null ? null : await Read(context, row, cancellation);
    }

    /// <summary>The version with an id towards Studio, with its text; null where there is none.</summary>
    public async Task<DefinitionState?> Find(VersionKey key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await Rows(context, new(new(VersionChoice.Kind.All), [key.ToString()], null, null, 0, 1)).SingleOrDefaultAsync(cancellation);
        return row is null ? null : await Read(context, row, cancellation);
    }

    /// <summary>Whether no other definition has a name.</summary>
    public async Task<bool> IsNameFree(string name, string? definitionId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return !await Rows(context, new(new(VersionChoice.Kind.Latest), null, null, null, 0, null)).AnyAsync(r => r.Name == name && r.DefinitionId != definitionId, cancellation);
    }

    /// <summary>What a save must name that is based on a state: the draft and how often it was saved, or the published version.</summary>
    public static string RevisionOf(Guid id, int saves) => $"{id:N}.{saves}";

    private static async Task<DefinitionState?> Read(WorkflowDbContext context, DefinitionRow row, CancellationToken cancellation)
    {
        if (row.Process is null)
        {
            var draft = await context.ProcessDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == row.Id, cancellation);
            return draft is null ? null : new(row, draft.Document, RevisionOf(draft.Id, draft.Saves), draft.ProcedureCode);
        }
        var version = await context.Versions.Where(v => v.Id == row.Id).Select(v => new { v.Package, v.ProcedureCode }).SingleAsync(cancellation);
        return new(row, StoredPackage.Read(version.Package).Processes[row.Process], RevisionOf(row.Id, 0), version.ProcedureCode);
    }

    private static IQueryable<DefinitionRow> Rows(WorkflowDbContext context, DefinitionFilter filter)
    {
        var published = Choose(context, context.ProcessVersions.AsNoTracking(), filter);
        var drafts = ChooseDrafts(context.ProcessDrafts.AsNoTracking(), filter);
        var rows = published.Select(p => new DefinitionRow
        {
            Id = p.VersionId,
            Process = p.Process,
            DefinitionId = p.DefinitionId,
            Name = p.Name,
            Description = p.Description,
            Number = p.Number,
            CreatedAt = p.PublishedAt,
            IsLatest = p.IsLatest && !context.ProcessDrafts.Any(d => d.DefinitionId == p.DefinitionId),
            IsPublished = p.IsCurrent,
        }).Concat(drafts.Select(d => new DefinitionRow
        {
            Id = d.Id,
            Process = null,
            DefinitionId = d.DefinitionId,
            Name = d.Name,
            Description = d.Description,
            Number = (context.ProcessVersions.Where(p => p.DefinitionId == d.DefinitionId).Max(p => (int?)p.Number) ?? 0) + 1,
            CreatedAt = d.CreatedAt,
            IsLatest = true,
            IsPublished = false,
        }));
        return filter.Versions.Which == VersionChoice.Kind.Numbered ? rows.Where(r => r.Number == filter.Versions.Number) : rows;
    }

    private static IQueryable<ProcessVersion> Choose(WorkflowDbContext context, IQueryable<ProcessVersion> rows, DefinitionFilter filter)
    {
        rows = filter.Versions.Which switch
        {
            VersionChoice.Kind.Latest => rows.Where(p => p.IsLatest && !context.ProcessDrafts.Any(d => d.DefinitionId == p.DefinitionId)),
            VersionChoice.Kind.Published => rows.Where(p => p.IsCurrent),
            VersionChoice.Kind.LatestAndPublished => rows.Where(p => p.IsCurrent && p.IsLatest && !context.ProcessDrafts.Any(d => d.DefinitionId == p.DefinitionId)),
            VersionChoice.Kind.LatestOrPublished => rows.Where(p => p.IsCurrent || (p.IsLatest && !context.ProcessDrafts.Any(d => d.DefinitionId == p.DefinitionId))),
            VersionChoice.Kind.Draft => rows.Where(p => false),
            _ => rows,
        };
        if (filter.DefinitionIds is { } definitions) rows = rows.Where(p => definitions.Contains(p.DefinitionId));
        if (filter.Ids is { } ids)
        {
            var keys = ids.Select(id => VersionKey.TryParse(id, out var key) ? key : default).Where(k => k.Process is not null).ToList();
            var (versions, processes) = (keys.ConvertAll(k => k.Id), keys.ConvertAll(k => k.Process!));
            // Two processes of one version among the ids: an id too many may be given, one too few never.
            rows = rows.Where(p => versions.Contains(p.VersionId) && processes.Contains(p.Process));
        }
        foreach (var word in FoldedSearch.Patterns(filter.Search))
            rows = rows.Where(p => Regex.IsMatch(p.Name, word) || Regex.IsMatch(p.DefinitionId, word) || Regex.IsMatch(p.ProcedureCode, word));
        return rows;
    }

    private static IQueryable<ProcessDraft> ChooseDrafts(IQueryable<ProcessDraft> rows, DefinitionFilter filter)
    {
        if (filter.Versions.Which is VersionChoice.Kind.Published or VersionChoice.Kind.LatestAndPublished) rows = rows.Where(d => false);
        if (filter.DefinitionIds is { } definitions) rows = rows.Where(d => definitions.Contains(d.DefinitionId));
        if (filter.Ids is { } ids)
        {
            var drafts = ids.Select(id => VersionKey.TryParse(id, out var key) && key.IsDraft ? key.Id : Guid.Empty).ToList();
            rows = rows.Where(d => drafts.Contains(d.Id));
        }
        foreach (var word in FoldedSearch.Patterns(filter.Search))
            rows = rows.Where(d => Regex.IsMatch(d.Name, word) || Regex.IsMatch(d.DefinitionId, word) || d.ProcedureCode != null && Regex.IsMatch(d.ProcedureCode, word));
        return rows;
    }

    private static IQueryable<DefinitionRow> Ordered(IQueryable<DefinitionRow> rows, DefinitionFilter filter) => (filter.Order, filter.Descending) switch
    {
        (DefinitionOrder.Created, false) => rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.DefinitionId),
        (DefinitionOrder.Created, true) => rows.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.DefinitionId),
        (DefinitionOrder.Version, false) => rows.OrderBy(r => r.Number).ThenBy(r => r.DefinitionId),
        (DefinitionOrder.Version, true) => rows.OrderByDescending(r => r.Number).ThenBy(r => r.DefinitionId),
        (_, false) => rows.OrderBy(r => r.Name).ThenBy(r => r.DefinitionId).ThenByDescending(r => r.Number),
        _ => rows.OrderByDescending(r => r.Name).ThenBy(r => r.DefinitionId).ThenByDescending(r => r.Number),
    };
}
