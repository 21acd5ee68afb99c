using Workflow.Host.Accounts;

namespace Workflow.Host.Live;

/// <summary>Where one reader stands in the ring, and what comes next for an officer.</summary>
internal sealed class LiveReader(LiveRing ring, long? after)
{
    private long number = after ?? 0;
    private bool isLost = after is null;

    public string Place => ring.PlaceOf(number);

    /// <summary>Stands behind a place that was read before; at the end where none is named, and lost where the place is not known here.</summary>
    public static LiveReader From(LiveRing ring, string? place) => new(ring, string.IsNullOrEmpty(place) ? ring.Last : ring.NumberOf(place));

    /// <summary>Goes on to the end and folds what lies between.</summary>
    public LiveNews Next(CurrentActor me)
    {
        if (!isLost && ring.After(number) is { } changes)
        {
            number += changes.Count;
            return LiveNews.Of(me, Place, changes);
        }
        (number, isLost) = (ring.Last, false);
        return LiveNews.Reset(Place);
    }

    /// <summary>Ends as soon as there is something to read.</summary>
    public Task Wait() => isLost ? Task.CompletedTask : ring.Beyond(number);
}
