using System.Runtime.InteropServices;
using Workflow.Core.Dossiers;

namespace Workflow.Core.Forecasts;

/// <summary>
/// How past dossiers fared from one kind of step on: of each month a sample that is drawn evenly, so that neither its size nor the cost of
/// reading it grows with the number of dossiers.
/// </summary>
public sealed class StepHistory : IRevised
{
    /// <summary>Most observations kept of one month.</summary>
    public const int MostPerMonth = 40;

    private List<StepObservation>? observations;
    private byte[]? packed = [];

    /// <summary>One of <see cref="HistoryKeys"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The observations in their order, encoded by <see cref="ObservationCoding"/>; made when it is asked for, not with each observation.</summary>
    public byte[] Packed
    {
        get => packed ??= ObservationCoding.Write(Known());
        private set => (packed, observations) = (value, null);
    }
    public int Revision { get; set; }

    /// <summary>In the order of <see cref="StepObservation.CompareTo"/>.</summary>
    public IReadOnlyList<StepObservation> Observations => Known();

    /// <summary>The same, for whoever reads many of them; not to be kept, since the next observation may move them.</summary>
    internal ReadOnlySpan<StepObservation> Span => CollectionsMarshal.AsSpan(Known());

    /// <summary>Takes an observation in where its month has room or a higher draw, and forgets what is older than the window.</summary>
    public void Add(StepObservation observation, ForecastRule rule)
    {
        var known = Known();
        Insert(known, observation);
        packed = null;
        var first = rule.First(known[^1].EndedDay);
        if (known[0].EndedDay < first) known.RemoveAll(o => o.EndedDay < first);
    }

    private static void Insert(List<StepObservation> known, StepObservation observation)
    {
        var from = known.FindIndex(o => IsSameMonth(o, observation));
        if (from >= 0)
        {
            var to = known.FindLastIndex(o => IsSameMonth(o, observation));
            if (to - from + 1 >= MostPerMonth)
            {
                var highest = from;
                for (var i = from + 1; i <= to; i++)
                    if (known[i].Draw >= known[highest].Draw) highest = i;
                if (observation.Draw > known[highest].Draw || observation.Draw == known[highest].Draw && observation > known[highest]) return;
                known.RemoveAt(highest);
            }
        }
        var place = known.BinarySearch(observation);
        known.Insert(place < 0 ? ~place : place, observation);
    }

    private static bool IsSameMonth(StepObservation one, StepObservation other) =>
        one.EndedDay.Year == other.EndedDay.Year && one.EndedDay.Month == other.EndedDay.Month;

    private List<StepObservation> Known() => observations ??= ObservationCoding.Read(packed);
}
