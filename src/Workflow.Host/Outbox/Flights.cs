namespace Workflow.Host.Outbox;

/// <summary>The requests that one sender has under way, bounded in all and for each channel. Used by one loop only.</summary>
internal sealed class Flights(int most, int mostPerChannel)
{
    private readonly List<(string Channel, Task Flight)> under = [];

    /// <summary>How many more may begin.</summary>
    public int Room => most - under.Count;

    public bool AreNone => under.Count == 0;

    /// <summary>Channels on which no more may begin.</summary>
    public IReadOnlyList<string> FullChannels => [.. under.CountBy(f => f.Channel).Where(c => c.Value >= mostPerChannel).Select(c => c.Key)];

    /// <summary>Of messages in order, those that have room.</summary>
    public List<DueMessage> WithRoom(IReadOnlyList<DueMessage> due)
    {
        var taken = under.CountBy(f => f.Channel).ToDictionary();
        var fitting = new List<DueMessage>();
        foreach (var message in due)
        {
            var count = taken.GetValueOrDefault(message.Channel);
            if (fitting.Count >= Room || count >= mostPerChannel) continue;
            taken[message.Channel] = count + 1;
            fitting.Add(message);
        }
        return fitting;
    }

    public void Add(string channel, Task flight) => under.Add((channel, flight));

    /// <summary>Forgets those that are over.</summary>
    public void Land() => under.RemoveAll(f => f.Flight.IsCompleted);

    public IEnumerable<Task> Under => under.Select(f => f.Flight);
}
