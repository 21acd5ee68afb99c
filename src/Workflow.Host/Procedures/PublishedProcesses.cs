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
        versions.TryGet(versionId, out var known) ? known : Keep(versionId, session.Find<ProcedureVersion>(versionId));

    /// <summary>A version outside of commands.</summary>
    public async ValueTask<Result<PublishedVersion>> Of(Guid versionId, CancellationToken cancellation)
    {
        if (versions.TryGet(versionId, out var known)) return known;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return Keep(versionId, await context.Versions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId, cancellation));
    }

    private Result<PublishedVersion> Keep(Guid versionId, ProcedureVersion? row)
    {
        var read = row is null ? ServiceSentences.Refuse(RejectionKind.Conflict, "VersionUnreadable") : PublishedVersion.Read(row, activities);
        versions.Put(versionId, read);
        return read;
    }
}
