using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Workflow.Persistence;

namespace Workflow.Host.Reminders;

/// <summary>Walks once through what is due of one kind, slice by slice, and steps aside where another host is at work.</summary>
internal sealed class DueSlices(IDbContextFactory<WorkflowDbContext> contexts, DueSource source, DateTime until, int size)
{
    private const int MostSkipped = 8;
    private int aside;

    /// <summary>Whether something due was left to somebody else, to be looked at again.</summary>
    public bool LeftSome { get; private set; }

    /// <summary>Whether a slice was written: only then is another walk of use.</summary>
    public bool WroteSome { get; private set; }

    /// <summary>The slices in the order of looks; of each dossier one row a slice, so that a sweep never waits for what an officer's command holds while holding what that waits for.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DueSubject>> Walk([EnumeratorCancellation] CancellationToken cancellation)
    {
        var place = default(Mark);
        while (true)
        {
            var skip = Interlocked.Exchange(ref aside, 0);
            var found = await Next(place, skip, cancellation);
            // Having stepped aside beyond the end is not the end.
            if (found.Count == 0 && skip == 0) yield break;
            if (found.Count == 0) continue;

            place = new Mark(found[^1].LookAt, found[^1].Id);
            var slice = found.DistinctBy(s => s.Order).OrderBy(s => s.Order).ToList();
            LeftSome |= slice.Count < found.Count;
            yield return slice;
        }
    }

    private async Task<IReadOnlyList<DueSubject>> Next(Mark after, int skip, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await source.Next(context, until, after, skip, size, cancellation);
    }

    /// <summary>Notes what came of a slice: where most of it was in other hands, the next ones are likely to be too.</summary>
    public void Note(int looked, int moved)
    {
        if (moved > 0) WroteSome = true;
        if (moved == looked) return;
        LeftSome = true;
        if (moved * 2 < looked) Interlocked.Exchange(ref aside, size * Random.Shared.Next(1, MostSkipped + 1));
    }
}
