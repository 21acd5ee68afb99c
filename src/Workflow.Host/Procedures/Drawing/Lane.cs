namespace Workflow.Host.Procedures.Drawing;

/// <summary>A strip between two columns or two rows in which lines run side by side. Lines to the same place share a track.</summary>
internal sealed class Lane
{
    private const double TrackDistance = 8;

    private readonly Dictionary<object, (double From, double To)> runs = [];
    private readonly Dictionary<object, int> tracks = [];
    private int trackCount;

    /// <summary>Where it begins, once the drawing's measures are known.</summary>
    public double Start { get; private set; }

    /// <summary>How wide it is.</summary>
    public double Size { get; private set; }

    /// <summary>Notes that a line runs along here between two heights (or sides).</summary>
    /// <param name="key">Lines with equal keys may cover each other.</param>
    public void Run(object key, double from, double to)
    {
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        runs[key] = runs.TryGetValue(key, out var known) ? (Math.Min(known.From, low), Math.Max(known.To, high)) : (low, high);
    }

    /// <summary>Gives each line a track that no other uses along the same stretch, and the lane its place.</summary>
    /// <param name="least">How wide it is even where nothing runs.</param>
    /// <param name="margin">What is kept free on both sides of the tracks.</param>
    /// <returns>Where it ends.</returns>
    public double Settle(double start, double least, double margin)
    {
        var ends = new List<double>();
        foreach (var (key, (from, to)) in runs.OrderBy(r => r.Value.From).ThenBy(r => r.Value.To))
        {
            var free = ends.FindIndex(end => end < from);
            if (free < 0)
            {
                free = ends.Count;
                ends.Add(0);
            }
            ends[free] = to;
            tracks[key] = free;
        }
        trackCount = ends.Count;
        (Start, Size) = (start, Math.Max(least, trackCount == 0 ? 0 : 2 * margin + (trackCount - 1) * TrackDistance));
        return Start + Size;
    }

    /// <summary>The middle of a line's track.</summary>
    public double At(object key) => Start + (Size - (trackCount - 1) * TrackDistance) / 2 + tracks[key] * TrackDistance;
}
