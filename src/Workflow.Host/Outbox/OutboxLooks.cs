using Microsoft.EntityFrameworkCore;
using Workflow.Core.Outbox;
using Workflow.Persistence;

namespace Workflow.Host.Outbox;

/// <summary>Asks the database what is to be sent, and when to ask next. Channel by channel, so that what piles up on one that is full or down is not even looked at.</summary>
internal sealed class OutboxLooks(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Messages that are due, the longest due first.</summary>
    /// <param name="until">Inclusive.</param>
    /// <param name="room">How many of a channel are wanted; none leaves it out.</param>
    /// <param name="most">How many are wanted in all.</param>
    public async Task<IReadOnlyList<DueMessage>> Due(DateTime until, Func<string, int> room, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var due = new List<(DateTime At, DueMessage Message)>();
        foreach (var channel in await WaitingChannels(context, cancellation))
        {
            if (Math.Min(room(channel), most) is not (> 0 and var wanted)) continue;
            var rows = await Sendable(context, channel).Where(m => m.NextAttemptAt <= until)
                .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(wanted)
                .Select(m => new { At = m.NextAttemptAt!.Value, m.Id, m.DossierId }).ToListAsync(cancellation);
            due.AddRange(rows.Select(r => (r.At, new DueMessage(r.Id, r.DossierId, channel))));
        }
        return [.. due.OrderBy(d => d.At).Take(most).Select(d => d.Message)];
    }

    /// <summary>When the next message is due, also one that is being sent and whose lease ends then; null where none is.</summary>
    /// <param name="isOpen">Whether a channel counts.</param>
    public async Task<DateTime?> NextAt(Func<string, bool> isOpen, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        DateTime? next = null;
        foreach (var channel in (await WaitingChannels(context, cancellation)).Where(isOpen))
        {
            var first = await Sendable(context, channel).OrderBy(m => m.NextAttemptAt).Select(m => m.NextAttemptAt).FirstOrDefaultAsync(cancellation);
            if (next is null || first < next) next = first;
        }
        return next;
    }

    /// <summary>The channels of all that waits: from one to the next on the index, whatever lies between.</summary>
    private static async Task<List<string>> WaitingChannels(WorkflowDbContext context, CancellationToken cancellation)
    {
        var channels = new List<string>();
        var last = "";
#pragma warning disable CA1309 // Compared by the database, in the order of its index.
        while (await context.Outbox.Where(m => m.NextAttemptAt != null && string.Compare(m.Channel, last) > 0)
                   .OrderBy(m => m.Channel).Select(m => m.Channel).FirstOrDefaultAsync(cancellation) is { } channel)
            channels.Add(last = channel);
#pragma warning restore CA1309
        return channels;
    }

    // Where order matters, whatever was to go out before to the same channel holds a message back until it has gone or is withdrawn.
    private static IQueryable<OutboxMessage> Sendable(WorkflowDbContext context, string channel) =>
        context.Outbox.Where(m => m.NextAttemptAt != null && m.Channel == channel
            && !(m.IsOrdered && context.Outbox.Any(e => e.DossierId == m.DossierId && e.Sequence < m.Sequence && e.Channel == m.Channel
                && (e.State == OutboxState.Waiting || e.State == OutboxState.Dead))));
}

/// <summary>A message to be claimed.</summary>
internal readonly record struct DueMessage(Guid Id, Guid? DossierId, string Channel);
