namespace Workflow.Core.Forecasts;

/// <summary>What a forecast may rest on.</summary>
/// <param name="MinimumCases">Past cases below which nothing is said, from 1.</param>
/// <param name="WindowMonths">How far back past cases count, in calendar months, from 1: old practice fades.</param>
public sealed record ForecastRule(int MinimumCases, int WindowMonths)
{
    /// <summary>Thirty cases of the last two years.</summary>
    public static readonly ForecastRule Standard = new(30, 24);

    /// <summary>The first day that still counts on a day.</summary>
    public DateOnly First(DateOnly day) => day.AddMonths(-WindowMonths);
}
