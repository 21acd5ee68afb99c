using Microsoft.EntityFrameworkCore;
using Workflow.Core.Dossiers;
using Workflow.Persistence;

namespace Workflow.Host.Triggers;

/// <summary>Asks the database which timers are due, the longest due first.</summary>
internal sealed class TimerLooks(IDbContextFactory<WorkflowDbContext> contexts)
{
    /// <summary>The next timers that are due, after one of them; none at the end.</summary>
    /// <param name="until">Inclusive.</param>
    /// <param name="after">Null for the first.</param>
    public async Task<IReadOnlyList<DueTimer>> Next(DateTime until, DueTimer? after, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var due = context.Waits.Where(w => w.DueAt <= until);
        if (after is var (at, dossier, activity, frame, _, _))
            due = due.Where(w => w.DueAt > at || w.DueAt == at && (w.DossierId.CompareTo(dossier) > 0
                || w.DossierId == dossier && (w.Activity > activity || w.Activity == activity && w.Frame > frame)));
        return await due.OrderBy(w => w.DueAt).ThenBy(w => w.DossierId).ThenBy(w => w.Activity).ThenBy(w => w.Frame).Take(most)
            .Select(w => new DueTimer(w.DueAt!.Value, w.DossierId, w.Activity, w.Frame, w.Kind, w.Key)).ToListAsync(cancellation);
    }

    /// <summary>When the next timer is due; null where none is.</summary>
    public async Task<DateTime?> NextAt(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Waits.Where(w => w.DueAt != null).OrderBy(w => w.DueAt).Select(w => w.DueAt).FirstOrDefaultAsync(cancellation);
    }
}

/// <summary>A wait whose instant has come.</summary>
internal sealed record DueTimer(DateTime At, Guid DossierId, int Activity, int Frame, WaitKind Kind, string Key);
