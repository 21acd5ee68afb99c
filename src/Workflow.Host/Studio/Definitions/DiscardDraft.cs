using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Procedures;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Studio.Definitions;

/// <summary>Gives drafts up; what was drawn is kept aside for a day. Published versions are never deleted: dossiers run on them.</summary>
internal sealed class DiscardDraft(IDbContextFactory<WorkflowDbContext> contexts, SideDrafts aside, CommandCircumstances circumstances)
{
    /// <summary>Deletes a definition that was never published; rejects any other.</summary>
    public async Task<Rejection?> Definition(string definitionId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.ProcessVersions.AnyAsync(p => p.DefinitionId == definitionId, cancellation))
            return StudioSentences.Refuse(RejectionKind.Conflict, "PublishedStays");
        return await Remove(context, await context.ProcessDrafts.AsTracking().SingleOrDefaultAsync(d => d.DefinitionId == definitionId, cancellation), cancellation);
    }

    /// <summary>Deletes a draft by its id towards Studio; rejects a published version.</summary>
    public async Task<Rejection?> Version(string versionId, CancellationToken cancellation)
    {
        if (!VersionKey.TryParse(versionId, out var key)) return NotFound(versionId);
        if (!key.IsDraft) return StudioSentences.Refuse(RejectionKind.Conflict, "PublishedStays");
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Remove(context, await context.ProcessDrafts.AsTracking().SingleOrDefaultAsync(d => d.Id == key.Id, cancellation), cancellation);
    }

    private async Task<Rejection?> Remove(WorkflowDbContext context, ProcessDraft? draft, CancellationToken cancellation)
    {
        if (draft is null) return NotFound("");
        await aside.Keep(context, SideDrafts.Of(draft, circumstances.Now), cancellation);
        context.Remove(draft);
        try
        {
            await context.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return StudioSentences.Refuse(RejectionKind.Conflict, "DraftSavedMeanwhile");
        }
    }

    private static Rejection NotFound(string id) => StudioSentences.Refuse(RejectionKind.NotFound, "DefinitionNotFound", Shortened.Of(id));
}
