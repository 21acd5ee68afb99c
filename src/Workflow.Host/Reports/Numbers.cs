using System.Globalization;
using Workflow.Core.Reports;

namespace Workflow.Host.Reports;

/// <summary>Figures as the reader's language writes them: 6.486 and 99,7 % in Vietnamese, 6,486 and 99.7 % in English.</summary>
internal static class Numbers
{
    /// <summary>A count that nobody can tell any more is a dash.</summary>
    public static string Whole(long? count) => count?.ToString("N0", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>Rounded to one decimal; without anything to divide by, "N/A".</summary>
    public static string Percent(Share share, int decimals = 1) =>
        share.Rounded(decimals) is { } percent ? percent.ToString($"F{decimals}", CultureInfo.CurrentCulture) + " %" : "N/A";
}
