using Microsoft.EntityFrameworkCore;
using Workflow.Core.Drafts;
using Workflow.Core.Jobs;
using Workflow.Core.Outbox;
using Workflow.Persistence.Rows;

namespace Workflow.Persistence;

/// <summary>
/// Removes what has been kept long enough, a few rows at a time, so that no writer waits for it: idempotency records, events that were delivered,
/// messages that were sent or withdrawn, attempts at messages, drawings kept aside, forms that were never sent, ended jobs with their files, links that nobody can use any more.
/// What they carried may be personal data. Dead letters stay until somebody has looked at them.
/// </summary>
public sealed class ExpiredRows(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>Removes everything older than the lifetime of an idempotency record, 30 days, and drawings at the instant until which they are kept; for a sweep to call.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="batch">Most rows removed by one statement, unless several have the same instant.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> Remove(DateTime now, int batch = 500, CancellationToken cancellationToken = default)
    {
        var expired = now - IdempotencyRecord.Lifetime;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = context.IdempotencyRecords.Where(r => r.At < expired);
        var events = context.RaisedEvents.Where(e => e.DeliveredAt < expired);
        var attempts = context.OutboxAttempts.Where(a => a.At < expired);
        var messages = context.Outbox.Where(m => m.SettledAt < expired && (m.State == OutboxState.Sent || m.State == OutboxState.Withdrawn));

        var forgotten = now - FormDraft.Lifetime;
        var forms = context.FormDrafts.Where(d => d.SavedAt < forgotten);
        var jobs = context.Jobs.Where(j => j.EndedAt < expired);
        var links = context.SignInLinks.Where(l => l.ExpiresAt < expired);
        var copies = context.SideDrafts.Where(d => d.KeptUntil < now);

        var removed = await InBatches(records.Select(r => r.At), batch, last => records.Where(r => r.At <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        removed += await InBatches(events.Select(e => e.DeliveredAt!.Value), batch, last => events.Where(e => e.DeliveredAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        removed += await InBatches(copies.Select(d => d.KeptUntil), batch, last => copies.Where(d => d.KeptUntil <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        removed += await InBatches(forms.Select(d => d.SavedAt), batch, last => forms.Where(d => d.SavedAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        removed += await InBatches(links.Select(l => l.ExpiresAt), batch, last => links.Where(l => l.ExpiresAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        removed += await InBatches(jobs.Select(j => j.EndedAt!.Value), batch, last => RemoveJobs(context, jobs.Where(j => j.EndedAt <= last), cancellationToken), cancellationToken);
        // Before the messages that they belong to.
        removed += await InBatches(attempts.Select(a => a.At), batch, last => attempts.Where(a => a.At <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return removed + await InBatches(messages.Select(m => m.SettledAt!.Value), batch, last => messages.Where(m => m.SettledAt <= last).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private static async Task<int> RemoveJobs(WorkflowDbContext context, IQueryable<Job> jobs, CancellationToken cancellationToken)
    {
        await context.JobLines.Where(l => jobs.Any(j => j.Id == l.JobId)).ExecuteDeleteAsync(cancellationToken);
        await context.JobParts.Where(p => jobs.Any(j => j.Id == p.JobId)).ExecuteDeleteAsync(cancellationToken);
        return await jobs.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The instant of the last row of a batch bounds its statement: a range on the index, in any SQL.</summary>
    private static async Task<int> InBatches(IQueryable<DateTime> instants, int batch, Func<DateTime, Task<int>> removeUpTo, CancellationToken cancellationToken)
    {
        var removed = 0;
        while (true)
        {
            var oldest = await instants.Order().Take(batch).ToListAsync(cancellationToken);
            if (oldest.Count == 0) return removed;
            removed += await removeUpTo(oldest[^1]);
        }
    }
}
