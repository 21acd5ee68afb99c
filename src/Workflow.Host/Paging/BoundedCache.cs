using System.Collections.Concurrent;

namespace Workflow.Host.Paging;

/// <summary>Keeps what was used of late: at most twice its size, the least used half forgotten at once. Safe to share.</summary>
/// <param name="size">Entries of the young half, from 1.</param>
internal sealed class BoundedCache<TKey, TValue>(int size)
    where TKey : notnull
    where TValue : notnull
{
    private volatile ConcurrentDictionary<TKey, TValue> young = new();
    private volatile ConcurrentDictionary<TKey, TValue> old = new();

    public bool TryGet(TKey key, out TValue value)
    {
        if (young.TryGetValue(key, out value!)) return true;
        if (!old.TryGetValue(key, out value!)) return false;
        Put(key, value);
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        var present = young;
        present[key] = value;
        // Two callers may both turn the halves over; the loser's entry is merely read again.
        if (present.Count > size && Interlocked.CompareExchange(ref young, new ConcurrentDictionary<TKey, TValue>(), present) == present) old = present;
    }
}
