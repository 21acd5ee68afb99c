using Workflow.Core.Forecasts;
using Workflow.Host.Desk;

namespace Workflow.Host.Forecasts;

/// <summary>What can be said of a dossier's lateness.</summary>
internal enum ForecastState
{
    Forecast,
    /// <summary>Fewer past dossiers than a forecast must rest on.</summary>
    NotEnoughHistory,
    /// <summary>Nothing to forecast: processing has ended, the date has passed, or no step is open.</summary>
    Settled,
}

/// <summary>The late forecast of a dossier with all that it rests on. Minutes are working minutes in which the dossier's clock runs.</summary>
/// <param name="Probability">0 to 1; null unless there is a forecast.</param>
/// <param name="IsShown">Whether the dossier is marked as at risk in the inboxes.</param>
/// <param name="Cases">Past dossiers behind the forecast; without one, the most that were found.</param>
/// <param name="Late">How many of them needed more time than is left.</param>
/// <param name="IsQueueMatched">Whether those with the most similar amount of work waiting were taken, each brought to the amount that waits.</param>
/// <param name="MinimumCases">Below so many nothing is said.</param>
/// <param name="StepTitle">The open step that the forecast starts from: of several the gravest.</param>
/// <param name="Waiting">Open steps of its unit and role when the day began on which it opened; null where nobody counted.</param>
internal sealed record ForecastView(
    ForecastState State, double? Probability, bool IsShown, int Cases, int Late, ForecastBasis? Basis, bool IsQueueMatched, int MinimumCases,
    Guid? TaskId, string? StepTitle, int? ElapsedMinutes, int? LeftMinutes, int? Waiting)
{
    public static ForecastView Settled(int minimum) =>
        new(ForecastState.Settled, null, false, 0, 0, null, false, minimum, null, null, null, null, null);

    public static ForecastView Of(LateForecast forecast, bool isShown, int minimum, Guid taskId, string stepTitle) => new(
        forecast.IsEnough ? ForecastState.Forecast : ForecastState.NotEnoughHistory, forecast.Probability, isShown, forecast.Cases, forecast.Late,
        forecast.Basis, forecast.IsQueueMatched, minimum, taskId, stepTitle, forecast.Step.ElapsedMinutes, forecast.Step.LeftMinutes, forecast.Step.Waiting);
}

/// <summary>A forecast in words.</summary>
internal static class ForecastText
{
    /// <summary>The mark of a dossier at risk: <c>Nguy cơ trễ 68 %</c>.</summary>
    public static string Risk(this Words<ForecastWords> words, double probability) => words["Risk", Percent(probability)];

    /// <summary>The past cases behind a forecast in one sentence.</summary>
    public static string Why(this Words<ForecastWords> words, ForecastBasis basis, bool isQueueMatched, int late, int cases, string left) =>
        words[basis == ForecastBasis.Unit && isQueueMatched ? "Why.UnitAlike" : $"Why.{basis}", late, cases, left];

    /// <summary>A share as whole percent.</summary>
    public static int Percent(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}
