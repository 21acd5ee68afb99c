using System.Globalization;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>Days and seasons of a calendar as officers write them.</summary>
internal static class CalendarText
{
    public static string Day(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>From the first to the last day, one day alone, or from a day on.</summary>
    public static string Period(DateOnly from, DateOnly? to) => to == from ? Day(from) : to is { } last ? $"{Day(from)} – {Day(last)}" : $"{Day(from)} –";

    /// <summary>The season of each year, <c>16/04–15/10</c>; null for hours of the whole year.</summary>
    public static string? Season(HoursLine line) =>
        line is { SeasonFrom: { } from, SeasonTo: { } to } ? Core.Deadlines.Season.Parse(from, to)?.ToString() : null;

    /// <summary>Reads what a date field sends; null where it is empty or no day.</summary>
    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Turns a typed <c>16/04</c> into the published form's <c>04-16</c>; null where it is no day of a year.</summary>
    public static string? ReadSeasonDay(string? text) =>
        DateOnly.TryParseExact($"{text?.Trim()}/2024", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("MM-dd", CultureInfo.InvariantCulture)
            : null;
}
