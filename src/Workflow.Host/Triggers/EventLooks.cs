using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Host.Accounts;
using Workflow.Persistence;

namespace Workflow.Host.Triggers;

/// <summary>Asks the database which events are to be delivered, and to whom.</summary>
internal sealed class EventLooks(IDbContextFactory<WorkflowDbContext> contexts, OfficeDirectory directory)
{
    // Each of them is taken a batch further before the next are looked for: a large one does not hold up the small.
    private const int MostEvents = 8;

    /// <summary>Events that are due, the longest due first.</summary>
    /// <param name="until">Inclusive.</param>
    public async Task<IReadOnlyList<Guid>> Due(DateTime until, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.RaisedEvents.Where(e => e.NextLookAt <= until).OrderBy(e => e.NextLookAt).ThenBy(e => e.Id).Take(MostEvents)
            .Select(e => e.Id).ToListAsync(cancellation);
    }

    /// <summary>When an event is to be looked at next; null where none is on its way.</summary>
    public async Task<DateTime?> NextAt(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.RaisedEvents.Where(e => e.NextLookAt != null).OrderBy(e => e.NextLookAt).Select(e => e.NextLookAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The next dossiers that an event is for, in the order of their ids: those that waited for it when it was raised and that its sender sees.</summary>
    public async Task<IReadOnlyList<Guid>> Receivers(RaisedEvent raised, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var waits = context.Waits.Where(w => w.Kind == WaitKind.Event && w.Key == raised.Name && w.OpenedAt <= raised.RaisedAt);
        if (raised.ReachedThrough is { } through) waits = waits.Where(w => w.DossierId.CompareTo(through) > 0);
        var dossiers = context.Dossiers.AsNoTracking();
        if (raised.RaisedBy != Actor.System.Id)
        {
            if (directory.Current.Person(raised.RaisedBy) is not { } sender) return [];
            dossiers = dossiers.Where(Visibility.Dossiers(sender, context.Tasks));
        }
        if (raised.CorrelationId is { } correlation) dossiers = dossiers.Where(d => d.CorrelationId == correlation);
        return await dossiers.Where(d => waits.Any(w => w.DossierId == d.Id)).OrderBy(d => d.Id).Take(most).Select(d => d.Id).ToListAsync(cancellation);
    }

    /// <summary>What begins with an event.</summary>
    public async Task<IReadOnlyList<PublishedTrigger>> Begun(RaisedEvent raised, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Triggers.AsNoTracking().Where(t => t.Kind == WaitKind.Event && t.Key == raised.Name).OrderBy(t => t.Id).ToListAsync(cancellation);
    }

    /// <summary>Whether the sender of an event may set things going in a unit.</summary>
    public bool IsInReach(RaisedEvent raised, string unitCode) =>
        raised.RaisedBy == Actor.System.Id || directory.Current.Person(raised.RaisedBy)?.Reach.Contains(unitCode) == true;
}
