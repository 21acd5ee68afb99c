using System.Globalization;

namespace Workflow.Runtime.Expressions;

/// <summary>Dates as text and text as dates.</summary>
internal static class DateText
{
    private static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>The ISO text in UTC of a valid time; years outside 0 to 9999 have a sign and six digits.</summary>
    public static string Iso(double time)
    {
        var parts = DateParts.Of(time);
        return string.Create(CultureInfo.InvariantCulture,
            $"{IsoYear(parts.Year)}-{parts.Month + 1:00}-{parts.Day:00}T{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00}.{parts.Millisecond:000}Z");
    }

    /// <summary>Day and time in a zone, e.g. <c>Mon Nov 23 2026 10:30:00 GMT+0700</c>; the zone's name, which ECMAScript leaves open, is left out.</summary>
    public static string Full(double time, TimeZoneInfo zone) => double.IsNaN(time) ? Invalid : $"{DayOf(time, zone)} {TimeOf(time, zone)}";

    public static string Day(double time, TimeZoneInfo zone) => double.IsNaN(time) ? Invalid : DayOf(time, zone);

    public static string Time(double time, TimeZoneInfo zone) => double.IsNaN(time) ? Invalid : TimeOf(time, zone);

    public static string Utc(double time)
    {
        if (double.IsNaN(time)) return Invalid;
        var parts = DateParts.Of(time);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Weekdays[parts.Weekday]}, {parts.Day:00} {Months[parts.Month]} {Year(parts.Year)} {parts.Hour:00}:{parts.Minute:00}:{parts.Second:00} GMT");
    }

    /// <summary>The time that an ISO text means, or NaN. A day alone is UTC; a day with a time is local unless it says otherwise.</summary>
    public static double Parse(string text, TimeZoneInfo zone) => new DateReading(text).Read(zone);

    private const string Invalid = "Invalid Date";

    private static string DayOf(double time, TimeZoneInfo zone)
    {
        var parts = DateParts.Of(LocalTime.Of(time, zone));
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays[parts.Weekday]} {Months[parts.Month]} {parts.Day:00} {Year(parts.Year)}");
    }

    private static string TimeOf(double time, TimeZoneInfo zone)
    {
        var local = LocalTime.Of(time, zone);
        var (parts, offset) = (DateParts.Of(local), (int)((local - time) / 60_000));
        return string.Create(CultureInfo.InvariantCulture,
            $"{parts.Hour:00}:{parts.Minute:00}:{parts.Second:00} GMT{(offset < 0 ? '-' : '+')}{Math.Abs(offset) / 60:00}{Math.Abs(offset) % 60:00}");
    }

    private static string Year(int year) => year.ToString("0000;-000000", CultureInfo.InvariantCulture);

    private static string IsoYear(int year) => year is >= 0 and <= 9999
        ? year.ToString("0000", CultureInfo.InvariantCulture)
        : year.ToString("+000000;-000000", CultureInfo.InvariantCulture);
}

/// <summary>Between UTC and the local time of a zone, both as milliseconds.</summary>
internal static class LocalTime
{
    public static double Of(double time, TimeZoneInfo zone) => time + OffsetAt(time, zone);

    /// <summary>The instant of a local time: of two the earlier; in a gap as if the clock had not been moved yet.</summary>
    public static double ToUtc(double local, TimeZoneInfo zone)
    {
        if (!double.IsFinite(local)) return double.NaN;
        var before = OffsetAt(local - DateParts.MsPerDay, zone);
        var early = local - before;
        if (OffsetAt(early, zone) == before) return early;
        var late = local - OffsetAt(early, zone);
        return OffsetAt(late, zone) == OffsetAt(early, zone) ? late : early;
    }

    private static double OffsetAt(double time, TimeZoneInfo zone)
    {
        const double first = -62135596800000;
        const double last = 253402300799999;
        if (double.IsNaN(time)) return double.NaN;
        return zone.GetUtcOffset(DateTime.UnixEpoch.AddMilliseconds(Math.Clamp(time, first, last))).TotalMilliseconds;
    }
}
