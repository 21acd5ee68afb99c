namespace Workflow.Host.Outbox;

/// <summary>The messages that one sender has under way, bounded in all and for each channel. Used by one loop only.</summary>
/// <param name="most">In all.</param>
/// <param name="mostOn">On a channel, at the moment.</param>
internal sealed class Flights(int most, Func<string, int> mostOn)
{
    private readonly List<(string Channel, Task Flight)> under = [];

    /// <summary>How many more may begin.</summary>
    public int Room => most - under.Count;

    public bool AreNone => under.Count == 0;

    /// <summary>How many more may begin on a channel.</summary>
    public int RoomOn(string channel) => Math.Min(Room, mostOn(channel) - under.Count(f => f.Channel == channel));

    public void Add(string channel, Task flight) => under.Add((channel, flight));

    /// <summary>Forgets those that are over.</summary>
    public void Land() => under.RemoveAll(f => f.Flight.IsCompleted);

    public IEnumerable<Task> Under => under.Select(f => f.Flight);
}
