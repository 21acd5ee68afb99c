using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Persistence.Rows;

namespace Workflow.Persistence.Commands;

/// <summary>The keys of commands on catalogue data, which do not go through the queue: a key is kept in the same save as what its command writes.</summary>
public static class CatalogueKeys
{
    /// <summary>The reference of what a command with this key wrote before; null for a new one and for none. Rejects a key that was used for another request.</summary>
    public static async Task<Result<string?>> Find(WorkflowDbContext context, IdempotencyKey? key, CancellationToken cancellation)
    {
        if (key is null) return (string?)null;
        var record = await context.IdempotencyRecords.AsNoTracking().SingleOrDefaultAsync(r => r.Caller == key.Caller && r.Key == key.Key, cancellation);
        if (record is null) return (string?)null;
        return record.RequestHash == key.RequestHash ? record.Reference : QueueSentences.Refuse(RejectionKind.Unprocessable, "IdempotencyKeyReused");
    }

    /// <summary>Adds the key to what is about to be saved; of two saves with the same key one fails.</summary>
    public static void Remember(WorkflowDbContext context, IdempotencyKey? key, string reference, DateTime now)
    {
        if (key is null) return;
        context.Add(new IdempotencyRecord { Caller = key.Caller, Key = key.Key, RequestHash = key.RequestHash, Reference = reference, At = now });
    }
}
