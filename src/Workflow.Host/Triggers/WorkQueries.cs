using Microsoft.EntityFrameworkCore;
using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Host.Accounts;
using Workflow.Host.Dossiers;
using Workflow.Host.Paging;
using Workflow.Persistence;

namespace Workflow.Host.Triggers;

/// <summary>Reads what workers are to do, as far as the caller sees the dossiers.</summary>
internal sealed class WorkQueries(IDbContextFactory<WorkflowDbContext> contexts, CommandCircumstances circumstances)
{
    /// <summary>Work of a name, or all of it, the longest available first.</summary>
    public async Task<Result<Page<WorkLine>>> List(CurrentActor me, string? name, string? after, int? size, CancellationToken cancellation)
    {
        var place = Cursor.Parse(after);
        if (place.Rejection is { } unreadable) return unreadable;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var work = Seen(context, me);
        if (name is not null) work = work.Where(w => w.Name == name);
        if (place.Value is { At: { } at, Id: var id }) work = work.Where(w => w.AvailableAt > at || w.AvailableAt == at && w.Id.CompareTo(id) > 0);
        var (most, now) = (PageSize.Of(size), circumstances.Now);
        var rows = await work.OrderBy(w => w.AvailableAt).ThenBy(w => w.Id).Take(most + 1).ToListAsync(cancellation);
        return Page<WorkLine>.Of([.. rows.Select(w => WorkLine.Of(w, now))], most, w => new Cursor(w.AvailableAt, w.Id).ToString());
    }

    /// <summary>Work that may be taken now, the longest available first.</summary>
    public async Task<IReadOnlyList<WorkItem>> Available(CurrentActor me, string name, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = circumstances.Now;
        return await Seen(context, me).Where(w => w.Name == name && w.AvailableAt <= now).OrderBy(w => w.AvailableAt).ThenBy(w => w.Id).Take(most)
            .ToListAsync(cancellation);
    }

    /// <summary>What the caller already holds by a request with a key.</summary>
    public async Task<IReadOnlyList<WorkItem>> HeldBy(CurrentActor me, string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = circumstances.Now;
        return await Seen(context, me).Where(w => w.LeasedBy == me.Actor.Id && w.LeaseKey == key && w.LeasedUntil > now).OrderBy(w => w.Id).ToListAsync(cancellation);
    }

    /// <summary>Work by its id; null where there is none any longer or the caller may not see it.</summary>
    public async Task<WorkItem?> Find(CurrentActor me, Guid id)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await Seen(context, me).SingleOrDefaultAsync(w => w.Id == id);
    }

    private static IQueryable<WorkItem> Seen(WorkflowDbContext context, CurrentActor me)
    {
        var dossiers = context.Dossiers.Where(Visibility.Dossiers(me, context.Tasks));
        return context.WorkItems.AsNoTracking().Where(w => dossiers.Any(d => d.Id == w.DossierId));
    }
}
