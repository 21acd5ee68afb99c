namespace Workflow.Core.Forecasts;

/// <summary>Forecasts of one tenth beside what came of them.</summary>
/// <param name="From">Percent, inclusive; the band ends before ten more, the last one with 100.</param>
/// <param name="MeanForecast">Mean probability, 0 to 1.</param>
/// <param name="LateShare">Share of these moments whose dossier ended late, 0 to 1.</param>
public sealed record CalibrationBand(int From, int Moments, double MeanForecast, double LateShare);

/// <summary>How far forecasts can be relied on.</summary>
/// <param name="Dossiers">Ended dossiers with at least one forecast.</param>
/// <param name="Unforecast">Ended dossiers without any, for want of history.</param>
/// <param name="Moments">Forecasts that were made and scored, one at each opening of a step.</param>
/// <param name="Brier">Mean squared error of the forecasts, 0 to 1; less is better. Null without forecasts.</param>
/// <param name="NaiveBrier">The same of the naive forecast: the share of the procedure's dossiers that had ended late so far.</param>
/// <param name="MinimumDossiers">Below so many dossiers nothing is to be concluded.</param>
public sealed record Calibration(
    int Dossiers, int Unforecast, int Moments, int MomentsWithoutHistory, double? LateShare, double? Brier, double? NaiveBrier,
    int MinimumDossiers, IReadOnlyList<CalibrationBand> Bands)
{
    public bool IsEnough => Dossiers >= MinimumDossiers;

    /// <summary>By how much the forecasts err less than the naive rate: 1 errs never, 0 as much, below 0 more. Null where the naive rate never errs.</summary>
    public double? Skill => Brier is { } own && NaiveBrier is > 0 and var naive ? 1 - own / naive : null;

    public static Calibration Of(IEnumerable<ForecastScore> scores, ForecastRule rule)
    {
        var bands = scores.GroupBy(s => s.Band).ToDictionary(g => g.Key, g => g.ToList());
        var without = bands.GetValueOrDefault(ForecastScore.WithoutHistory) ?? [];
        var made = bands.Where(b => b.Key != ForecastScore.WithoutHistory).SelectMany(b => b.Value).ToList();
        var moments = made.Sum(s => s.Moments);
        return new Calibration(
            made.Sum(s => s.Dossiers), without.Sum(s => s.Dossiers), moments, without.Sum(s => s.Moments),
            Mean(made.Sum(s => s.Late), moments), Mean(made.Sum(s => s.Error), moments), Mean(made.Sum(s => s.NaiveError), moments), rule.MinimumCases,
            [.. bands.Where(b => b.Key != ForecastScore.WithoutHistory).OrderBy(b => b.Key).Select(b => BandOf(b.Key, b.Value))]);
    }

    private static CalibrationBand BandOf(int band, List<ForecastScore> scores)
    {
        var moments = scores.Sum(s => s.Moments);
        return new CalibrationBand(band * 10, moments, scores.Sum(s => s.SumOfForecasts) / moments, (double)scores.Sum(s => s.Late) / moments);
    }

    private static double? Mean(double sum, int count) => count == 0 ? null : sum / count;
}
