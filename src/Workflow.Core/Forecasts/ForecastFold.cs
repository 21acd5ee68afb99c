namespace Workflow.Core.Forecasts;

/// <summary>
/// Takes ended dossiers in, in the order in which they ended: first each opening of a step is forecast from what had ended before that day
/// and scored by what came of it, then the dossier becomes history itself.
/// </summary>
/// <param name="historyOf">The history of a key; null where there is none yet.</param>
/// <param name="addHistory">Begins the history of a key.</param>
/// <param name="scoreOf">The score of a unit, procedure, month and band; begun where there was none.</param>
public sealed class ForecastFold(
    Func<string, StepHistory?> historyOf, Func<string, StepHistory> addHistory, Func<string, string, DateOnly, int, ForecastScore> scoreOf, ForecastRule rule)
{
    public void Add(PastDossier dossier)
    {
        Score(dossier);
        foreach (var visit in dossier.Visits)
            foreach (var key in visit.Keys.Widening) Learn(key, visit.Outcome);
        Learn(HistoryKeys.OfProcedure(dossier.ProcedureCode), dossier.Ending);
    }

    private void Score(PastDossier dossier)
    {
        ForecastScore? first = null;
        foreach (var visit in dossier.Visits)
        {
            if (visit.WasLate) continue;
            var forecast = LateForecast.Of(visit.AtOpening, [.. visit.Keys.Widening.Select(historyOf)], rule, visit.OpenedDay);
            var naive = LateForecast.Of(default, [historyOf(HistoryKeys.OfProcedure(dossier.ProcedureCode))], rule, visit.OpenedDay);
            if (forecast.Probability is { } probability && naive.Probability is { } rate)
            {
                var score = ScoreOf(dossier, ForecastScore.BandOf(probability));
                score.Add(probability, rate, dossier.IsLate);
                first ??= score;
            }
            else ScoreOf(dossier, ForecastScore.WithoutHistory).AddUnforecast();
        }
        (first ?? ScoreOf(dossier, ForecastScore.WithoutHistory)).CountDossier();
    }

    private ForecastScore ScoreOf(PastDossier dossier, int band) =>
        scoreOf(dossier.UnitCode, dossier.ProcedureCode, ForecastScore.MonthOf(dossier.Ending.EndedDay), band);

    private void Learn(string key, StepObservation observation) => (historyOf(key) ?? addHistory(key)).Add(observation, rule);
}
