using System.Globalization;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Live;

/// <summary>
/// The last changes in the order of their commits, each with a number. Readers keep only the number they have come to, so that
/// however slow one is, nothing piles up for it: it finds its place gone and is told so. Safe to share.
/// </summary>
internal sealed class LiveRing(IOptions<LiveOptions> options)
{
    private readonly Lock gate = new();
    private readonly LiveChange[] slots = new LiveChange[options.Value.Kept];

    // Numbers begin again with each start: a number of another run or host must not be taken for one of this.
    private readonly string run = Guid.NewGuid().ToString("N")[..12];
    private long first = 1;
    private long last;
    private TaskCompletionSource? arrival;

    /// <summary>The number of the newest change; zero before the first.</summary>
    public long Last
    {
        get
        {
            lock (gate) return last;
        }
    }

    public void Add(IEnumerable<LiveChange> changes)
    {
        TaskCompletionSource? waiting = null;
        lock (gate)
        {
            var before = last;
            foreach (var change in changes) slots[++last % slots.Length] = change;
            first = Math.Max(first, last - slots.Length + 1);
            if (last > before) (waiting, arrival) = (arrival, null);
        }
        waiting?.TrySetResult();
    }

    /// <summary>Something was missed: whoever stands before this place is to look anew.</summary>
    public void Break()
    {
        TaskCompletionSource? waiting;
        lock (gate)
        {
            first = ++last + 1;
            (waiting, arrival) = (arrival, null);
        }
        waiting?.TrySetResult();
    }

    /// <summary>The changes after a number with their own; null when some of them are no longer known.</summary>
    public IReadOnlyList<(long Number, LiveChange Change)>? After(long number)
    {
        lock (gate)
        {
            if (number + 1 < first || number > last) return null;
            var changes = new (long, LiveChange)[last - number];
            for (var i = 0; i < changes.Length; i++) changes[i] = (number + 1 + i, slots[(number + 1 + i) % slots.Length]);
            return changes;
        }
    }

    /// <summary>Ends as soon as there is something after a number.</summary>
    public Task Beyond(long number)
    {
        lock (gate)
        {
            if (last > number) return Task.CompletedTask;
            arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return arrival.Task;
        }
    }

    /// <summary>A number as readers know it.</summary>
    public string PlaceOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{run}.{number}");

    /// <summary>The number of a place; null for one of another run, and for what is none.</summary>
    public long? NumberOf(string place) =>
        place.StartsWith(run + ".", StringComparison.Ordinal)
            && long.TryParse(place.AsSpan(run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
