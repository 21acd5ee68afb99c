using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>A cell of a table on a page or in a file: a text, a whole number, a share in percent, hours, a moment, or nothing.</summary>
/// <param name="Moment">Civil time of the office, to the minute.</param>
internal readonly record struct SheetCell(string? Text, long? Number, decimal? Percent, decimal? Hours = null, DateTime? Moment = null)
{
    private const int Decimals = 2;
    private const int MinutesPerHour = 60;

    /// <summary>What stands in place of a figure where a rule names none.</summary>
    public const string None = "–";

    private const string NotApplicable = "N/A";

    /// <summary>Whether it says something in words, and is neither a figure nor stands in place of one.</summary>
    public bool IsWord => Text is { Length: > 0 } and not (None or NotApplicable);

    public static SheetCell Of(string text) => new(text, null, null);

    /// <summary>A count; what nobody can tell any more is empty.</summary>
    public static SheetCell Of(long? number) => new(number is null ? "" : null, number, null);

    public static SheetCell Of(Share share) => OfPercent(share.Rounded(Decimals));

    /// <summary>Percent as printed, e.g. 99.7.</summary>
    public static SheetCell OfPercent(decimal? percent) => new(percent is null ? NotApplicable : null, null, percent);

    /// <summary>Minutes in hours with one decimal; empty where there are none.</summary>
    public static SheetCell OfHours(int? minutes) =>
        minutes is { } some ? new(null, null, null, Math.Round((decimal)some / MinutesPerHour, 1, MidpointRounding.AwayFromZero)) : Of("");

    /// <summary>A moment by the office's clock; empty where there is none.</summary>
    public static SheetCell OfMoment(DateTime? civil) => civil is { } at ? new(null, null, null, Moment: at) : Of("");

    public static implicit operator SheetCell(string text) => Of(text);
}
