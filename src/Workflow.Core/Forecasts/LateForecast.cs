namespace Workflow.Core.Forecasts;

/// <summary>How probable it is that a dossier ends late: the share of the past cases that stood where it stands and needed more time than it has (docs/forecast.md).</summary>
/// <param name="Basis">Which past cases were taken; null where there are not enough of any kind.</param>
/// <param name="IsQueueMatched">Whether the cases with the most similar amount of work waiting were taken, each brought to the amount that waits now.</param>
/// <param name="Cases">Past cases behind the forecast; without a basis, the most that any kind has.</param>
/// <param name="Late">How many of them needed more time than is left.</param>
public sealed record LateForecast(OpenStep Step, ForecastBasis? Basis, bool IsQueueMatched, int Cases, int Late)
{
    public bool IsEnough => Basis is not null;

    /// <summary>0 to 1; null without enough history.</summary>
    public double? Probability => IsEnough ? (double)Late / Cases : null;

    /// <summary>A forecast from what ended before a day.</summary>
    /// <param name="widening">Histories from the nearest cases to the widest, in the order of <see cref="ForecastBasis"/>; null for none.</param>
    /// <param name="day">The civil day of the forecast; cases that ended on it or later do not count.</param>
    public static LateForecast Of(OpenStep step, IReadOnlyList<StepHistory?> widening, ForecastRule rule, DateOnly day)
    {
        var most = 0;
        for (var level = 0; level < widening.Count; level++)
        {
            if (widening[level] is not { } history) continue;
            var basis = (ForecastBasis)level;
            var cases = Comparable(step, history, rule.First(day), day);
            if (cases.Count >= rule.MinimumCases)
            {
                // A queue says how busy one unit is; those of different units cannot be compared.
                var queue = basis == ForecastBasis.Unit ? QueueMatch.Of(step, cases, 2 * rule.MinimumCases) : null;
                var taken = queue?.Nearest ?? cases;
                var late = taken.Count(past => past.RestMinutes + (queue?.Extra(past) ?? 0) > step.ElapsedMinutes + step.LeftMinutes);
                return new LateForecast(step, basis, queue is not null, taken.Count, late);
            }
            most = Math.Max(most, cases.Count);
        }
        return new LateForecast(step, null, false, most, 0);
    }

    /// <summary>The graver of two forecasts of one dossier with several steps open; one that says something wins.</summary>
    public static LateForecast Graver(LateForecast one, LateForecast other) =>
        (one.Probability ?? -1, one.Cases).CompareTo((other.Probability ?? -1, other.Cases)) >= 0 ? one : other;

    private static List<StepObservation> Comparable(OpenStep step, StepHistory history, DateOnly from, DateOnly before)
    {
        var cases = new List<StepObservation>(history.Observations.Count);
        foreach (ref readonly var past in history.Span)
        {
            if (past.EndedDay < from) continue;
            if (past.EndedDay >= before) break;
            // Who was through sooner than this step has lasted already says nothing of it.
            if (past.StepMinutes >= step.ElapsedMinutes) cases.Add(past);
        }
        return cases;
    }
}
