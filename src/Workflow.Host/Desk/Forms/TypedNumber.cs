using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Host.Desk.Forms;

/// <summary>Numbers as people type them in one language: <c>1.250,5</c> in Vietnamese, <c>1,250.5</c> in English.</summary>
internal static partial class TypedNumber
{
    /// <summary>The number, or null for anything doubtful; the framework's own parser would read a Vietnamese <c>82.5</c> as 825.</summary>
    public static decimal? Read(string text, CultureInfo culture)
    {
        var format = culture.NumberFormat;
        var (group, point) = (format.NumberGroupSeparator, format.NumberDecimalSeparator);
        var plain = text.Replace(" ", "", StringComparison.Ordinal);
        if (plain.Contains(group, StringComparison.Ordinal))
        {
            var whole = plain.Split(point)[0];
            if (!Grouped().IsMatch(whole.Replace(group, "'", StringComparison.Ordinal))) return null;
            plain = plain.Replace(group, "", StringComparison.Ordinal);
        }
        plain = plain.Replace(point, ".", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^-?\d{1,3}('\d{3})+$", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();
}
