namespace Workflow.Core.Reports;

/// <summary>A part of a whole, kept as the two counts: official texts round some figures and cut others, so a percentage is made only where it is printed.</summary>
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>Whether there is nothing to divide by: printed as "N/A", never as 0 %.</summary>
    public bool IsNotApplicable => Whole == 0;

    /// <summary>Percent rounded half away from zero; null where it is not applicable.</summary>
    public decimal? Rounded(int decimals) => IsNotApplicable ? null : Math.Round(Percent, decimals, MidpointRounding.AwayFromZero);

    /// <summary>Percent cut after the decimals; null where it is not applicable.</summary>
    public decimal? Truncated(int decimals) => IsNotApplicable ? null : Math.Round(Percent, decimals, MidpointRounding.ToZero);

    /// <summary>Points of an indicator with a threshold (Decision 766/QĐ-TTg): the most at or above it, in proportion below; null where it is not applicable.</summary>
    /// <param name="thresholdPercent">At least this earns every point; above zero.</param>
    public decimal? Points(decimal most, decimal thresholdPercent)
    {
        if (IsNotApplicable) return null;
        return Percent >= thresholdPercent ? most : Math.Round(Percent * most / thresholdPercent, 2, MidpointRounding.AwayFromZero);
    }

    public static Share operator +(Share one, Share other) => new(one.Part + other.Part, one.Whole + other.Whole);

    private decimal Percent => Part * 100m / Whole;
}
