namespace Workflow.Runtime.Scheduling;

/// <summary>
/// Instants that a cron expression names, on a zone's clock: five fields from the minute on, or six from the second on. Fields take lists, ranges
/// (also over the end, <c>FRI-MON</c>), steps, English names, <c>?</c>, and of days <c>L</c>, <c>L-3</c>, <c>15W</c>, <c>LW</c>, <c>5L</c>, <c>MON#2</c>;
/// where both fields of days say something, both must hold.
/// </summary>
public sealed class CronSchedule
{
    /// <summary>February 29 on a given weekday comes back within 40 years, whatever the century.</summary>
    private const int MostYears = 40;

    private readonly ulong seconds;
    private readonly ulong minutes;
    private readonly ulong hours;
    private readonly ulong months;
    private readonly MonthDays monthDays;
    private readonly WeekDays weekDays;

    private CronSchedule(ulong seconds, ulong minutes, ulong hours, MonthDays monthDays, ulong months, WeekDays weekDays) =>
        (this.seconds, this.minutes, this.hours, this.monthDays, this.months, this.weekDays) = (seconds, minutes, hours, monthDays, months, weekDays);

    /// <summary>Reads an expression or one of the words <c>@yearly</c>, <c>@monthly</c>, <c>@weekly</c>, <c>@daily</c>, <c>@hourly</c>, <c>@every_minute</c>, <c>@every_second</c>; null where it is none.</summary>
    public static CronSchedule? TryParse(string text)
    {
        var fields = Spelled(text.Trim()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is < 5 or > 6) return null;
        var first = fields.Length - 5;
        ulong seconds = 1;
        if (first == 1 && !CronField.TryRead(fields[0], CronField.Second, out seconds)) return null;
        if (!CronField.TryRead(fields[first], CronField.Minute, out var minutes)) return null;
        if (!CronField.TryRead(fields[first + 1], CronField.Hour, out var hours)) return null;
        if (!CronField.TryRead(fields[first + 3], CronField.Month, out var months)) return null;
        var monthDays = MonthDays.TryRead(fields[first + 2]);
        var weekDays = WeekDays.TryRead(fields[first + 4]);
        return monthDays is null || weekDays is null ? null : new(seconds, minutes, hours, monthDays, months, weekDays);
    }

    /// <summary>
    /// The first instant (UTC) after another; null where none comes within 40 years. A local time that the clock leaps over counts as the one an hour on, one
    /// that comes twice counts once.
    /// </summary>
    public DateTime? NextAfter(DateTime utc, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, zone), DateTimeKind.Unspecified);
        var from = new DateTime(local.Ticks - local.Ticks % TimeSpan.TicksPerSecond).AddSeconds(1);
        var last = from.Year > DateTime.MaxValue.Year - MostYears - 1 ? DateTime.MaxValue.Date : from.Date.AddYears(MostYears);
        for (var day = from.Date; day < last;)
        {
            if (!Has(months, day.Month))
            {
                day = new DateTime(day.Year, day.Month, 1).AddMonths(1);
                continue;
            }
            if (monthDays.Holds(day) && weekDays.Holds(day) && TimeIn(day, from) is { } found && found - zone.GetUtcOffset(found) is var instant && instant > utc)
                return DateTime.SpecifyKind(instant, DateTimeKind.Utc);
            day = day.AddDays(1);
        }
        return null;
    }

    /// <summary>The first time of a day that is not before an instant of the same clock.</summary>
    private DateTime? TimeIn(DateTime day, DateTime from)
    {
        var start = day == from.Date ? from.TimeOfDay : TimeSpan.Zero;
        for (var hour = start.Hours; hour < 24; hour++)
        {
            if (!Has(hours, hour)) continue;
            var firstMinute = hour == start.Hours ? start.Minutes : 0;
            for (var minute = firstMinute; minute < 60; minute++)
            {
                if (!Has(minutes, minute)) continue;
                var firstSecond = hour == start.Hours && minute == start.Minutes ? start.Seconds : 0;
                for (var second = firstSecond; second < 60; second++)
                    if (Has(seconds, second)) return day.AddSeconds(hour * 3600 + minute * 60 + second);
            }
        }
        return null;
    }

    private static bool Has(ulong mask, int value) => (mask >> value & 1) == 1;

    private static string Spelled(string text) => text.ToUpperInvariant() switch
    {
        "@YEARLY" or "@ANNUALLY" => "0 0 1 1 *",
        "@MONTHLY" => "0 0 1 * *",
        "@WEEKLY" => "0 0 * * 0",
        "@DAILY" or "@MIDNIGHT" => "0 0 * * *",
        "@HOURLY" => "0 * * * *",
        "@EVERY_MINUTE" => "* * * * *",
        "@EVERY_SECOND" => "* * * * * *",
        _ => text,
    };
}
