using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Live;

/// <summary>Counts the open streams of each officer; a browser needs one, however many tabs it has.</summary>
internal sealed class LiveStreams(IOptions<LiveOptions> options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    /// <summary>Takes a place; null when the officer holds as many as allowed. Disposing it gives the place back.</summary>
    public IDisposable? TryEnter(string officerId)
    {
        lock (gate)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(open, officerId, out _);
            if (count >= options.Value.StreamsPerOfficer) return null;
            count++;
        }
        return new Entered(this, officerId);
    }

    /// <summary>How many streams an officer holds open.</summary>
    public int Of(string officerId)
    {
        lock (gate) return open.GetValueOrDefault(officerId);
    }

    private void Leave(string officerId)
    {
        lock (gate)
        {
            if (open[officerId] == 1) open.Remove(officerId);
            else open[officerId]--;
        }
    }

    private sealed class Entered(LiveStreams streams, string officerId) : IDisposable
    {
        public void Dispose() => streams.Leave(officerId);
    }
}
