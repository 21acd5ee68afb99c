using System.Globalization;

namespace Workflow.Runtime.Scheduling;

/// <summary>The days of a month that a cron expression names.</summary>
/// <param name="Mask">One bit for each day; 0 where the day is reckoned.</param>
/// <param name="FromEnd">Days before the last one; null where it is not counted from the end.</param>
/// <param name="Nearest">The working day (Monday to Friday) nearest to the day, within the month.</param>
internal sealed record MonthDays(ulong Mask, int? FromEnd, bool Nearest)
{
    public static MonthDays? TryRead(string text)
    {
        if (CronField.TryRead(text, CronField.DayOfMonth, out var mask)) return new(mask, null, Nearest: false);
        var upper = text.ToUpperInvariant();
        var nearest = upper.EndsWith('W');
        if (nearest) upper = upper[..^1];
        if (upper == "L") return new(0, 0, nearest);
        if (upper.StartsWith("L-", StringComparison.Ordinal))
            return int.TryParse(upper.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before <= 30 ? new(0, before, nearest) : null;
        return nearest && CronField.DayOfMonth.TryValue(upper, out var day) ? new(1UL << day, null, Nearest: true) : null;
    }

    public bool Holds(DateTime date)
    {
        var length = DateTime.DaysInMonth(date.Year, date.Month);
        if (!Nearest && FromEnd is null) return (Mask >> date.Day & 1) == 1;
        var day = FromEnd is { } before ? length - before : System.Numerics.BitOperations.TrailingZeroCount(Mask);
        if (day < 1 || day > length) return false;
        return date.Day == (Nearest ? NearestWorkingDay(date.Year, date.Month, day, length) : day);
    }

    private static int NearestWorkingDay(int year, int month, int day, int length) => new DateTime(year, month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
        DayOfWeek.Sunday => day == length ? day - 2 : day + 1,
        _ => day,
    };
}
