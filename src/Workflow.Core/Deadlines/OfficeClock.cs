namespace Workflow.Core.Deadlines;

/// <summary>
/// Working time of one office: its days, their hours and its zone. Immutable; instants are UTC.
/// Working time is counted in whole minutes of the office's clock: seconds are cut off, never rounded up.
/// </summary>
/// <remarks>An instant or a result outside the calendar's years is rejected with a sentence that names the year.</remarks>
public sealed class OfficeClock
{
    private readonly WorkTable table;

    public OfficeClock(UnitCalendar days, TimeZoneInfo zone)
    {
        Days = days;
        Zone = zone;
        table = new WorkTable(days, zone);
    }

    /// <summary>The clock of what a calendar says of the whole province.</summary>
    /// <param name="defaultHours">The hours of days for which the calendar states none.</param>
    public OfficeClock(WorkingCalendar calendar, WorkingHours defaultHours, TimeZoneInfo zone)
        : this(calendar.Of([], defaultHours), zone)
    {
    }

    /// <summary>The days and hours of the office.</summary>
    public UnitCalendar Days { get; }

    /// <summary>The published calendar that they come from.</summary>
    public WorkingCalendar Calendar => Days.Published;

    public TimeZoneInfo Zone { get; }

    /// <summary>The instant at which work on something received at <paramref name="instant"/> can begin: that minute, or the next opening.</summary>
    public Result<DateTime> Start(DateTime instant)
    {
        if (!table.TryMinute(instant, out var minute)) return Outside(instant);
        var start = table.StartFrom(minute);
        return start < 0 ? AfterTheEnd() : table.InstantAt(start);
    }

    /// <summary>The instant at which that many working minutes have passed, shown as a closing time rather than the next opening. No minutes give the start.</summary>
    public Result<DateTime> Add(DateTime from, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        if (minutes == 0) return Start(from);
        if (!table.TryMinute(from, out var minute)) return Outside(from);
        var worked = table.WorkedAt(minute);
        return minutes > table.TotalWorked - worked ? AfterTheEnd() : table.InstantAt(table.MinuteWhen(worked + minutes));
    }

    /// <summary>The instant that many working minutes before another, never later than it; a closing time rather than the next opening.</summary>
    public Result<DateTime> Subtract(DateTime to, int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        if (!table.TryMinute(to, out var minute)) return Outside(to);
        var worked = table.WorkedAt(minute) - minutes;
        if (worked < 0) return Calendar.Outside(Calendar.First.Year - 1);
        return table.InstantAt(worked == 0 ? Math.Min(minute, table.StartFrom(0)) : table.MinuteWhen(worked));
    }

    /// <summary>Working minutes from one instant to another; zero when the second is not after the first.</summary>
    public Result<int> Count(DateTime from, DateTime to)
    {
        if (!table.TryMinute(from, out var first)) return Outside(from);
        if (!table.TryMinute(to, out var last)) return Outside(to);
        return Math.Max(0, table.WorkedAt(last) - table.WorkedAt(first));
    }

    /// <summary>The civil date of an instant in the office's zone.</summary>
    public DateOnly DayOf(DateTime instant) =>
        table.TryMinute(instant, out var minute) ? Calendar.First.AddDays(table.DayOf(minute)) : DateOnly.FromDateTime(LocalTime(instant));

    /// <summary>The closing instant of a working day of the calendar.</summary>
    public DateTime ClosingOf(DateOnly day) =>
        Days.IsWorking(day)
            ? table.InstantAt(table.ClosingOf(day.DayNumber - Calendar.First.DayNumber))
            : throw new ArgumentException($"{day:O} is not a working day.", nameof(day));

    /// <summary>Midnight at which a day of the calendar, or the day after its last, begins.</summary>
    public DateTime StartOf(DateOnly day) => table.InstantAt(table.StartOf(day.DayNumber - Calendar.First.DayNumber));

    /// <summary>What the office's clock on the wall shows at an instant.</summary>
    public DateTime LocalTime(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, Zone);

    /// <summary>An instant without its seconds: the precision of working time.</summary>
    public static DateTime ToMinute(DateTime instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    private Rejection Outside(DateTime instant) => Calendar.Outside(LocalTime(instant).Year);

    private Rejection AfterTheEnd() => Calendar.Outside(Calendar.Last.Year + 1);
}
