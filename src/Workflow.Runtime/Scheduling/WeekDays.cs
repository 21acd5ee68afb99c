namespace Workflow.Runtime.Scheduling;

/// <summary>The days of the week that a cron expression names.</summary>
/// <param name="Mask">One bit for each day from Sunday on.</param>
/// <param name="Nth">Only the first, second … of the month; 0 for every one.</param>
/// <param name="IsLast">Only the last one of the month.</param>
internal sealed record WeekDays(ulong Mask, int Nth, bool IsLast)
{
    public static WeekDays? TryRead(string text)
    {
        if (CronField.TryRead(text, CronField.DayOfWeek, out var mask)) return new((mask | mask >> 7) & 0x7F, 0, IsLast: false);
        if (text.Length > 1 && text[^1] is 'L' or 'l') return CronField.DayOfWeek.TryValue(text.AsSpan(0, text.Length - 1), out var last) ? new(1UL << last % 7, 0, IsLast: true) : null;
        return text.Split('#') is [var day, [>= '1' and <= '5' and var nth]] && CronField.DayOfWeek.TryValue(day, out var value)
            ? new(1UL << value % 7, nth - '0', IsLast: false)
            : null;
    }

    public bool Holds(DateTime date) => (Mask >> (int)date.DayOfWeek & 1) == 1
        && (Nth == 0 || (date.Day - 1) / 7 == Nth - 1)
        && (!IsLast || date.Day + 7 > DateTime.DaysInMonth(date.Year, date.Month));
}
