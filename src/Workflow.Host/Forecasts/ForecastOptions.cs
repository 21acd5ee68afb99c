using System.ComponentModel.DataAnnotations;
using Workflow.Core.Forecasts;

namespace Workflow.Host.Forecasts;

/// <summary>On what late forecasts rest and when they are shown (section <c>Forecasts</c>).</summary>
internal sealed class ForecastOptions
{
    public const string Section = "Forecasts";

    /// <summary>Past cases below which nothing is forecast, 1 to 1,000, 30 by default.</summary>
    [Range(1, 1000)]
    public int MinimumCases { get; set; } = ForecastRule.Standard.MinimumCases;

    /// <summary>Months that past cases count, 1 to 120, 24 by default.</summary>
    [Range(1, 120)]
    public int WindowMonths { get; set; } = ForecastRule.Standard.WindowMonths;

    /// <summary>From which probability a dossier is marked as at risk, in percent, 1 to 100, 50 by default.</summary>
    [Range(1, 100)]
    public int ShownFromPercent { get; set; } = 50;

    /// <summary>Seconds between two looks at what has ended, 1 to 3,600, 60 by default.</summary>
    [Range(1, 3600)]
    public int IntervalSeconds { get; set; } = 60;

    /// <summary>Most ended dossiers taken in by one transaction, 1 to 1,000, 100 by default.</summary>
    [Range(1, 1000)]
    public int BatchSize { get; set; } = 100;

    public ForecastRule Rule => new(MinimumCases, WindowMonths);
}
