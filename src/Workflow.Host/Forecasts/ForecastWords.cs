using Workflow.Core;

namespace Workflow.Host.Forecasts;

/// <summary>Names the resource file of what is said of forecasts, on pages and by the command.</summary>
internal sealed class ForecastWords
{
    private ForecastWords() { }

    public static SentenceBook Book { get; } = SentenceBook.For<ForecastWords>();
}
