using System.Collections.Concurrent;

namespace Workflow.Host.Desk;

/// <summary>
/// Counts over so many units that they cost a whole province's open work: taken once for everybody who asks for the same within a few seconds, by this host.
/// Whoever shows one says of what moment it is.
/// </summary>
internal sealed class SharedCounts(TimeProvider time)
{
    /// <summary>How long a count is given out before it is taken again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);

    private const int MostKept = 500;

    private readonly ConcurrentDictionary<(Type Result, object Question), Counting> kept = new();

    /// <param name="question">All that the count depends on, the present apart; compared by value.</param>
    /// <param name="count">Takes it. Nobody's request may cancel what others wait for.</param>
    public async Task<T> Of<T>(object question, Func<Task<T>> count)
        where T : notnull
    {
        var now = time.GetUtcNow();
        if (kept.Count > MostKept) kept.Clear();
        var counting = kept.AddOrUpdate((typeof(T), question), _ => Begin(), (_, last) => last.IsGood(now) ? last : Begin());
        return (T)await counting.Result.Value;

        Counting Begin() => new(now, new Lazy<Task<object>>(async () => await count()));
    }

    /// <summary>Has everything counted again, for whoever has just changed what is counted.</summary>
    public void Forget() => kept.Clear();

    private sealed record Counting(DateTimeOffset At, Lazy<Task<object>> Result)
    {
        public bool IsGood(DateTimeOffset now) => now - At < Kept && Result is not { IsValueCreated: true, Value.IsFaulted: true };
    }
}
