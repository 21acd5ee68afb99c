using Microsoft.EntityFrameworkCore;
using Workflow.Core.Outbox;
using Workflow.Host.Outbox;
using Workflow.Persistence;

namespace Workflow.Host.Notices;

/// <summary>How the subscriptions of machines fared in the time that the log of deliveries reaches back.</summary>
internal sealed class WebhookFigures(IDbContextFactory<WorkflowDbContext> contexts, ChannelRests rests)
{
    /// <summary>The standing of each subscription, by its channel; one to which nothing was ever to go is absent.</summary>
    public async Task<IReadOnlyDictionary<string, WebhookStanding>> Read(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.Outbox.Where(m => m.Channel.StartsWith(NoticeChannels.Webhook)).GroupBy(m => new { m.Channel, m.State })
            .Select(g => new { g.Key.Channel, g.Key.State, Messages = g.Count(), Failed = g.Count(m => m.LastFailure != null), LastAt = g.Max(m => m.SettledAt) })
            .ToListAsync(cancellation);
        return rows.GroupBy(r => r.Channel).ToDictionary(g => g.Key, g => new WebhookStanding(
            g.FirstOrDefault(r => r.State == OutboxState.Sent)?.LastAt,
            g.FirstOrDefault(r => r.State == OutboxState.Waiting)?.Messages ?? 0,
            g.FirstOrDefault(r => r.State == OutboxState.Waiting)?.Failed ?? 0,
            g.FirstOrDefault(r => r.State == OutboxState.Dead)?.Messages ?? 0,
            rests.EndOf(g.Key)));
    }
}

/// <summary>How one subscription fares.</summary>
/// <param name="TakenAt">When its machine last took a message; null where it has not.</param>
/// <param name="Waiting">Messages to be sent.</param>
/// <param name="Failing">Those of them that failed at least once.</param>
/// <param name="Dead">Messages that were given up.</param>
/// <param name="RestsUntil">Until when this host sends it nothing because it is down; null while it does.</param>
internal sealed record WebhookStanding(DateTime? TakenAt, int Waiting, int Failing, int Dead, DateTime? RestsUntil)
{
    public static readonly WebhookStanding Unused = new(null, 0, 0, 0, null);
}
