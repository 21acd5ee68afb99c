using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Workflow.Core.Notices;
using Workflow.Persistence;

namespace Workflow.Host.Notices;

/// <summary>The subscriptions of machines outside, read with the office and swapped whole.</summary>
internal sealed class WebhookBook(IDbContextFactory<WorkflowDbContext> contexts)
{
    private volatile FrozenDictionary<Guid, WebhookSubscription> current = FrozenDictionary<Guid, WebhookSubscription>.Empty;

    /// <summary>Those that are active.</summary>
    public IEnumerable<WebhookSubscription> Active => current.Values.Where(s => s.IsActive);

    public WebhookSubscription? Find(Guid id) => current.GetValueOrDefault(id);

    public async Task Refresh(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        current = (await db.WebhookSubscriptions.ToListAsync(cancellation)).ToFrozenDictionary(s => s.Id);
    }
}
