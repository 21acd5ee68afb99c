using System.Globalization;

namespace Workflow.Runtime.Expressions;

/// <summary>Dates as text and text as dates.</summary>
internal static class DateText
{
    /// <summary>The ISO text in UTC of a valid time; years outside 0 to 9999 have a sign and six digits.</summary>
    public static string Iso(double time)
    {
        var parts = DateParts.Of(time);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Year(parts.Year)}-{parts.Month + 1:00}-{parts.Day:00}T{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00}.{parts.Millisecond:000}Z");
    }

    private static string Year(int year) => year is >= 0 and <= 9999
        ? year.ToString("0000", CultureInfo.InvariantCulture)
        : year.ToString("+000000;-000000", CultureInfo.InvariantCulture);
}
