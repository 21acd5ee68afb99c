using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;
using Workflow.Persistence.Commands;
using Workflow.Runtime.Activities;

namespace Workflow.Host.Procedures;

/// <summary>The versions in use, each built once; a version never changes in what it means, so nothing here grows stale.</summary>
internal sealed class PublishedProcesses(IDbContextFactory<WorkflowDbContext> contexts, ActivityTable activities)
{
    private const int Kept = 128;

    private readonly BoundedCache<Guid, Result<PublishedVersion>> versions = new(Kept);

    /// <summary>A version within a command.</summary>
    public Result<PublishedVersion> Of(Guid versionId, CommandSession session) =>
        versions.TryGet(versionId, out var known)
            ? known
            : Keep(versionId, session.Find<ProcedureVersion>(versionId), session.References(versionId), id => session.Find<ProcedureVersion>(id)!);

    /// <summary>A version outside of commands.</summary>
    public async ValueTask<Result<PublishedVersion>> Of(Guid versionId, CancellationToken cancellation)
    {
        if (versions.TryGet(versionId, out var known)) return known;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var version = await context.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId, cancellation);
        var references = await context.VersionReferences.AsNoTracking().Where(r => r.VersionId == versionId).ToListAsync(cancellation);
        var pinned = references.Select(r => r.PinnedVersionId).Distinct().ToList();
        var others = await context.Versions.AsNoTracking().Where(v => pinned.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellation);
        return Keep(versionId, version, references, id => others[id]);
    }

    private Result<PublishedVersion> Keep(Guid versionId, ProcedureVersion? row, IReadOnlyList<VersionReference> references, Func<Guid, ProcedureVersion> find)
    {
        var read = row is null ? ServiceSentences.Refuse(RejectionKind.Conflict, "VersionUnreadable") : PublishedVersion.Read(row, references, find, activities);
        versions.Put(versionId, read);
        return read;
    }
}
