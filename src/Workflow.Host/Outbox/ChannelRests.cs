using System.Collections.Concurrent;

namespace Workflow.Host.Outbox;

/// <summary>
/// Rests channels that are down: after five failures in a row nothing goes there for half a minute, then one message tries; each further
/// failure doubles the rest, up to ten minutes, and a success ends it. So a hundred thousand messages to a dead server are one attempt every
/// ten minutes, and theirs are spared for when it is back. Kept by each host for itself.
/// </summary>
internal sealed class ChannelRests(TimeProvider time)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Trouble> troubled = new(StringComparer.Ordinal);

    /// <summary>How many messages may be under way to a channel at once.</summary>
    public int Room(string channel, int most)
    {
        if (!troubled.TryGetValue(channel, out var trouble) || trouble.Failures < MostFailures) return most;
        return trouble.RestsUntil > Now ? 0 : 1;
    }

    /// <summary>When the first rest ends; null while nothing rests.</summary>
    public DateTime? FirstEnd => troubled.Values.Where(t => t.RestsUntil > Now).Select(t => (DateTime?)t.RestsUntil).Min();

    /// <summary>Until when a channel rests; null for one that does not.</summary>
    public DateTime? EndOf(string channel) => troubled.TryGetValue(channel, out var trouble) && trouble.RestsUntil > Now ? trouble.RestsUntil : null;

    public void Note(string channel, SendOutcome outcome)
    {
        if (outcome.IsChannelDown) troubled.AddOrUpdate(channel, _ => new Trouble(1, default), (_, trouble) => Worse(trouble));
        else troubled.TryRemove(channel, out _);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Trouble Worse(Trouble trouble)
    {
        // Messages that were under way together fail together: that is one failure of the channel.
        if (trouble.RestsUntil > Now) return trouble;
        var failures = trouble.Failures + 1;
        if (failures < MostFailures) return trouble with { Failures = failures };
        var rest = Math.Min(longest.TotalSeconds, shortest.TotalSeconds * Math.Pow(2, Math.Min(failures - MostFailures, 16)));
        return new Trouble(failures, Now.AddSeconds(rest));
    }

    private sealed record Trouble(int Failures, DateTime RestsUntil);
}
