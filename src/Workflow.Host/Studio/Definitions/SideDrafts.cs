using Microsoft.EntityFrameworkCore;
using Workflow.Core.Procedures;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Keeps drawings that came too late or were replaced, for a day: the last of each officer and browser.</summary>
internal sealed class SideDrafts(IDbContextFactory<WorkflowDbContext> contexts)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A draft as it stands, to be kept aside.</summary>
    public static SideDraft Of(ProcessDraft draft, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(), DefinitionId = draft.DefinitionId, Name = draft.Name, Document = draft.Document,
        SavedBy = draft.ChangedBy, SavedIn = draft.ChangedIn, SavedAt = draft.ChangedAt, KeptUntil = now + Kept,
    };

    /// <summary>Keeps a copy at once.</summary>
    public async Task Keep(SideDraft copy, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await Keep(context, copy, cancellation);
        await context.SaveChangesAsync(cancellation);
    }

    /// <summary>Keeps a copy within the caller's save.</summary>
    public async Task Keep(WorkflowDbContext context, SideDraft copy, CancellationToken cancellation)
    {
        context.RemoveRange(await context.SideDrafts.AsTracking()
            .Where(d => d.DefinitionId == copy.DefinitionId && d.SavedBy == copy.SavedBy && d.SavedIn == copy.SavedIn).ToListAsync(cancellation));
        context.Add(copy);
    }

    /// <summary>The copies of a definition, the last first.</summary>
    public async Task<IReadOnlyList<SideDraft>> List(string definitionId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.SideDrafts.AsNoTracking().Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.SavedAt).ToListAsync(cancellation);
    }

    public async Task<SideDraft?> Find(Guid id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.SideDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation);
    }
}
