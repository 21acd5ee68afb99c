using System.Globalization;
using Workflow.Core;

namespace Workflow.Host.Calendars;

/// <summary>Instants as people and machines write them: in the office's zone, with its offset.</summary>
internal static class OfficeTime
{
    private static readonly string[] days = ["yyyy-MM-dd'T'", "yyyy-MM-dd ", "dd/MM/yyyy "];
    private static readonly string[] times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFF"];
    private static readonly string[] plain = [.. days.SelectMany(_ => times, (day, time) => day + time)];
    private static readonly string[] zoned = [.. plain.Select(format => format + "zzz"), .. plain.Select(format => format + "'Z'")];

    /// <summary>Reads <c>2026-11-20T16:00</c> or <c>20/11/2026 16:00</c> as office time; an offset or <c>Z</c> at the end is obeyed. Gives UTC.</summary>
    public static Result<DateTime> Parse(string text, TimeZoneInfo zone)
    {
        if (DateTime.TryParseExact(text, plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return DateTime.SpecifyKind(local - zone.GetUtcOffset(local), DateTimeKind.Utc);
        if (DateTimeOffset.TryParseExact(text, zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant.UtcDateTime;
        return CalendarSentences.Refuse("TimeUnreadable", text.Length <= 40 ? text : text[..40] + "…");
    }

    /// <summary>The machine's form, <c>2026-11-23T10:30:00+07:00</c>.</summary>
    public static string Iso(DateTime instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(new DateTimeOffset(instant, TimeSpan.Zero), zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The officer's form, <c>23/11/2026 10:30</c>.</summary>
    public static string Short(DateTime instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, zone).ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The officer's form with the weekday in a language.</summary>
    public static string Long(DateTime instant, TimeZoneInfo zone, CultureInfo culture) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, zone).ToString("dddd dd'/'MM'/'yyyy HH:mm", culture);
}
