using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflow.Host.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Documents;

/// <summary>Lets go of files that nothing refers to: uploads that expired, and what is left of removals and crashes. What a document or a waiting upload names is never touched.</summary>
internal sealed class DocumentSweep(
    IDbContextFactory<WorkflowDbContext> contexts, IDocumentStore store, CommandCircumstances circumstances, IOptions<DocumentOptions> options)
{
    private const int Batch = 200;
    private static readonly TimeSpan longestWrite = TimeSpan.FromDays(1);

    /// <summary>Sweeps some parts of the store; all of them when the number of parts is not limited.</summary>
    /// <returns>How many files were removed.</returns>
    public async Task<int> Run(int firstPart, int parts, CancellationToken cancellation)
    {
        var now = circumstances.Now;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await ForgetExpired(context, now, cancellation);
        var removed = store.RemoveUnfinished(now - longestWrite);
        var before = now.AddDays(-options.Value.UnusedDays);
        for (var part = 0; part < Math.Min(parts, store.Parts); part++)
            foreach (var hashes in store.HashesBefore((firstPart + part) % store.Parts, before).Chunk(Batch))
                removed += await RemoveUnnamed(context, hashes, before, cancellation);
        return removed;
    }

    private static async Task ForgetExpired(WorkflowDbContext context, DateTime now, CancellationToken cancellation)
    {
        while (true)
        {
            var expired = await context.Uploads.Where(u => u.ExpiresAt <= now).OrderBy(u => u.ExpiresAt).Select(u => u.Id).Take(Batch).ToListAsync(cancellation);
            if (expired.Count == 0) return;
            await context.Uploads.Where(u => expired.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
        }
    }

    private async Task<int> RemoveUnnamed(WorkflowDbContext context, string[] hashes, DateTime before, CancellationToken cancellation)
    {
        var named = await context.Documents.Where(d => hashes.Contains(d.Hash)).Select(d => d.Hash)
            .Union(context.Uploads.Where(u => hashes.Contains(u.Hash)).Select(u => u.Hash)).ToListAsync(cancellation);
        return hashes.Except(named, StringComparer.Ordinal).Count(hash => store.Remove(hash, before));
    }
}
