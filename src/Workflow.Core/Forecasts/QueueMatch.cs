using System.Runtime.InteropServices;

namespace Workflow.Core.Forecasts;

/// <summary>Brings past cases of a unit to the amount of work that waits: those with the most similar amount, and what each piece of work more has cost.</summary>
internal sealed class QueueMatch
{
    private readonly int waiting;
    private readonly double minutesEach;

    private QueueMatch(int waiting, double minutesEach, List<StepObservation> nearest) =>
        (this.waiting, this.minutesEach, Nearest) = (waiting, minutesEach, nearest);

    /// <summary>The cases with the nearest queues, and all that were as near as the last of them.</summary>
    public List<StepObservation> Nearest { get; }

    /// <summary>Working minutes that a case would have taken longer, or less long, behind the present queue.</summary>
    public double Extra(StepObservation past) => (waiting - past.Waiting!.Value) * minutesEach;

    /// <summary>Null where the step's queue, or those of enough cases, were not counted.</summary>
    /// <param name="wanted">How many cases are taken at least.</param>
    public static QueueMatch? Of(OpenStep step, List<StepObservation> cases, int wanted)
    {
        if (step.Waiting is not { } waiting) return null;
        var counted = cases.FindAll(past => past.Waiting is not null);
        if (counted.Count < wanted) return null;
        var farthest = Farthest(counted, waiting, wanted);
        return new QueueMatch(waiting, MinutesEach(counted), counted.FindAll(past => Math.Abs(past.Waiting!.Value - waiting) <= farthest));
    }

    /// <summary>The least distance within which so many queues lie: counted by distance, which costs less than sorting them.</summary>
    private static int Farthest(List<StepObservation> counted, int waiting, int wanted)
    {
        var most = 0;
        foreach (ref readonly var past in CollectionsMarshal.AsSpan(counted)) most = Math.Max(most, Math.Abs(past.Waiting!.Value - waiting));
        var at = new int[most + 1];
        foreach (ref readonly var past in CollectionsMarshal.AsSpan(counted)) at[Math.Abs(past.Waiting!.Value - waiting)]++;

        var distance = 0;
        for (var within = at[0]; within < wanted; within += at[distance]) distance++;
        return distance;
    }

    /// <summary>The slope of the least-squares line of the rest over the queue; work that waits never makes a dossier faster.</summary>
    private static double MinutesEach(List<StepObservation> cases)
    {
        var (queue, rest) = (0.0, 0.0);
        foreach (ref readonly var past in CollectionsMarshal.AsSpan(cases)) (queue, rest) = (queue + past.Waiting!.Value, rest + past.RestMinutes);
        (queue, rest) = (queue / cases.Count, rest / cases.Count);
        var (together, spread) = (0.0, 0.0);
        foreach (ref readonly var past in CollectionsMarshal.AsSpan(cases))
        {
            var off = past.Waiting!.Value - queue;
            (together, spread) = (together + off * (past.RestMinutes - rest), spread + off * off);
        }
        return spread > 0 ? Math.Max(0, together / spread) : 0;
    }
}
