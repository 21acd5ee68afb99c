using Microsoft.EntityFrameworkCore;
using Workflow.Persistence.Rows;

namespace Workflow.Persistence;

/// <summary>Removes idempotency records that have been kept long enough, a few at a time, so that no writer waits for it.</summary>
public sealed class IdempotencyCleanup(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Removes the records older than their lifetime; for a sweep to call.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="batch">Most records removed by one statement.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> Remove(DateTime now, int batch = 500, CancellationToken cancellationToken = default)
    {
        var expired = now - IdempotencyRecord.Lifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var removed = 0;
        while (true)
        {
            // The instant of the last one in the batch bounds the statement: a range on the index, in any SQL.
            var instants = await context.IdempotencyRecords
                .Where(r => r.At < expired).OrderBy(r => r.At).Select(r => r.At).Take(batch).ToListAsync(cancellationToken);
            if (instants.Count == 0) return removed;
            var last = instants[^1];
            removed += await context.IdempotencyRecords.Where(r => r.At <= last).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>Removes events that were delivered as long ago: nobody asks for them any longer, and what they carried may be personal data.</summary>
    /// <inheritdoc cref="Remove"/>
    public async Task<int> RemoveEvents(DateTime now, CancellationToken cancellationToken = default)
    {
        var expired = now - IdempotencyRecord.Lifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RaisedEvents.Where(e => e.DeliveredAt < expired).ExecuteDeleteAsync(cancellationToken);
    }
}
