using System.Globalization;
using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>Figures as the reader's language writes them: 6.486 and 99,7 % in Vietnamese, 6,486 and 99.7 % in English.</summary>
internal static class Numbers
{
    /// <summary>A count that nobody can tell any more is a dash.</summary>
    public static string Whole(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>A cell of a table; what it says in words is shown as it is.</summary>
    public static string Cell(SheetCell cell) => cell switch
    {
        { Number: { } count } => Whole(count),
        { Percent: { } percent } => percent.ToString("0.##", CultureInfo.CurrentCulture) + " %",
        { Hours: { } hours } => hours.ToString("0.#", CultureInfo.CurrentCulture),
        { Text: "" } => "–",
        _ => cell.Text ?? "",
    };

    /// <summary>Rounded to one decimal; without anything to divide by, "N/A".</summary>
    public static string Percent(Share share, int decimals = 1) =>
        share.Rounded(decimals) is { } percent ? percent.ToString($"F{decimals}", CultureInfo.CurrentCulture) + " %" : "N/A";
}
