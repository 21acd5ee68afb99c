using Microsoft.EntityFrameworkCore;
using Workflow.Core.Outbox;
using Workflow.Persistence;

namespace Workflow.Host.Outbox;

/// <summary>Asks the database what is to be sent, and when to ask next.</summary>
internal sealed class OutboxLooks(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Messages that are due, the longest due first.</summary>
    /// <param name="until">Inclusive.</param>
    /// <param name="but">Channels to leave out.</param>
    public async Task<IReadOnlyList<DueMessage>> Due(DateTime until, IReadOnlyList<string> but, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Sendable(context, but).Where(m => m.NextAttemptAt <= until)
            .OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Take(most)
            .Select(m => new DueMessage(m.Id, m.DossierId, m.Channel)).ToListAsync(cancellation);
    }

    /// <summary>When the next message is due, also one that is being sent and whose lease ends then; null where none is.</summary>
    public async Task<DateTime?> NextAt(IReadOnlyList<string> but, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Sendable(context, but).OrderBy(m => m.NextAttemptAt).Select(m => m.NextAttemptAt).FirstOrDefaultAsync(cancellation);
    }

    // Where order matters, whatever was to go out before to the same channel holds a message back until it has gone or is withdrawn.
    private static IQueryable<OutboxMessage> Sendable(WorkflowDbContext context, IReadOnlyList<string> but) =>
        context.Outbox.Where(m => m.NextAttemptAt != null && !but.Contains(m.Channel)
            && !(m.IsOrdered && context.Outbox.Any(e => e.DossierId == m.DossierId && e.Sequence < m.Sequence && e.Channel == m.Channel
                && (e.State == OutboxState.Waiting || e.State == OutboxState.Dead))));
}

/// <summary>A message to be claimed.</summary>
internal readonly record struct DueMessage(Guid Id, Guid? DossierId, string Channel);
