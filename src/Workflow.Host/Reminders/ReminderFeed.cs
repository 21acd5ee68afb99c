using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>The reminders of one officer, the latest first. Whether they were read is a note to oneself: nobody else changes it, so it needs no queue.</summary>
internal sealed class ReminderFeed(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances)
{
    /// <summary>A page of the caller's feed.</summary>
    /// <param name="after">Where it begins: <see cref="Page{T}.Next"/> of the page before.</param>
    /// <param name="subject">Only what is about this; null for everything.</param>
    public async Task<Result<Page<Reminder>>> List(
        CurrentActor me, string? after, int? size, ReminderSubject? subject = null, CancellationToken cancellation = default)
    {
        var place = FeedCursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var mine = Of(context, me);
        if (subject is { } only) mine = mine.Where(r => r.Subject == only);
        // Thresholds stand and compare here as they are stored, by their names.
        if (place.Value is { At: var at, Key: var (id, threshold, due) })
            mine = mine.Where(r => r.SentAt < at || r.SentAt == at && (r.SubjectId.CompareTo(id) < 0
                || r.SubjectId == id && (r.Threshold < threshold || r.Threshold == threshold && r.DueAt < due)));
        var most = PageSize.Of(size);
        var rows = await mine.OrderByDescending(r => r.SentAt).ThenByDescending(r => r.SubjectId).ThenByDescending(r => r.Threshold).ThenByDescending(r => r.DueAt)
            .Take(most + 1).ToListAsync(cancellation);
        return Page<Reminder>.Of(rows, most, r => FeedCursor.Of(r).ToString());
    }

    /// <summary>How many reminders the caller has not read.</summary>
    public async Task<int> Unread(CurrentActor me, CancellationToken cancellation = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Of(context, me).CountAsync(r => r.ReadAt == null, cancellation);
    }

    /// <summary>Marks one reminder of the caller as read; the first time counts. Null when done, not found for anybody else's.</summary>
    public async Task<Rejection?> MarkRead(CurrentActor me, string key, CancellationToken cancellation = default)
    {
        if (ReminderKey.Parse(key) is not { SubjectId: var subject, Threshold: var threshold, DueAt: var due }) return NotFound();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var one = Of(context, me).Where(r => r.SubjectId == subject && r.Threshold == threshold && r.DueAt == due);
        if (await Mark(one, cancellation) == 1 || await one.AnyAsync(cancellation)) return null;
        return NotFound();
    }

    /// <summary>Marks everything sent until now as read; what comes in meanwhile stays unread.</summary>
    public async Task MarkAllRead(CurrentActor me, CancellationToken cancellation = default)
    {
        var now = circumstances.Now;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await Mark(Of(context, me).Where(r => r.SentAt <= now), cancellation);
    }

    private Task<int> Mark(IQueryable<Reminder> reminders, CancellationToken cancellation)
    {
        var now = circumstances.Now;
        return reminders.Where(r => r.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.ReadAt, now), cancellation);
    }

    private static IQueryable<Reminder> Of(WorkflowDbContext context, CurrentActor me) =>
        context.Reminders.AsNoTracking().Where(r => r.RecipientId == me.Actor.Id);

    private static Rejection NotFound() => ReminderSentences.Refuse(RejectionKind.NotFound, "ReminderNotFound");
}
