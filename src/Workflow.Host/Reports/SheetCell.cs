namespace Workflow.Host.Reports;

/// <summary>A cell of a table in a file: a text, a whole number, a share in percent, or nothing.</summary>
internal readonly record struct SheetCell(string? Text, long? Number, decimal? Percent)
{
    public static SheetCell Of(string text) => new(text, null, null);

    public static SheetCell Of(long? number) => new(number is null ? "" : null, number, null);

    /// <summary>Percent as printed, e.g. 99.7.</summary>
    public static SheetCell OfPercent(decimal? percent) => new(percent is null ? "N/A" : null, null, percent);

    public static implicit operator SheetCell(string text) => Of(text);
}
