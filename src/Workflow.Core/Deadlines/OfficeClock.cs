namespace Workflow.Core.Deadlines;

/// <summary>Working time of one office: a calendar, its hours and its zone. Immutable; instants are UTC.</summary>
public sealed class OfficeClock
{
    public OfficeClock(WorkingCalendar calendar, WorkingHours hours, TimeZoneInfo zone)
    {
        Calendar = calendar;
        Hours = hours;
        Zone = zone;
    }

    public WorkingCalendar Calendar { get; }
    public WorkingHours Hours { get; }
    public TimeZoneInfo Zone { get; }

    /// <summary>The instant at which work on something received at <paramref name="instant"/> can begin (DOMAIN 2.2).</summary>
    public Result<DateTime> Start(DateTime instant) => throw new NotImplementedException();

    /// <summary>The instant at which that many working minutes have passed, shown as a closing time rather than the next opening.</summary>
    public Result<DateTime> Add(DateTime from, int minutes) => throw new NotImplementedException();

    /// <summary>The instant that many working minutes before another, never later than it.</summary>
    public Result<DateTime> Subtract(DateTime to, int minutes) => throw new NotImplementedException();

    /// <summary>Working minutes from one instant to another; zero when the second is not after the first.</summary>
    public Result<int> Count(DateTime from, DateTime to) => throw new NotImplementedException();

    /// <summary>The civil date of an instant in the office's zone.</summary>
    public DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Zone));
}
