namespace Workflow.Core.Deadlines;

/// <summary>How a limit is counted.</summary>
public enum LimitUnit
{
    /// <summary>Hours of office time.</summary>
    WorkingHours,
    /// <summary>Working days of eight hours each, wherever an office's day is shorter or longer.</summary>
    WorkingDays,
    /// <summary>Days of the civil calendar (Civil Code 2015, articles 147 and 148).</summary>
    CalendarDays,
    /// <summary>The day of reception; after 15:00, the next working day.</summary>
    SameDay,
}

/// <summary>An amount of time that the law or a process allows; not yet a date.</summary>
/// <param name="Minutes">Working minutes: an hour is 60, a working day 480; nominally a calendar day 480 and the same day 480.</param>
public readonly record struct TimeLimit(int Minutes, LimitUnit Unit)
{
    public static TimeLimit Hours(decimal hours) => new((int)(hours * 60), LimitUnit.WorkingHours);

    public static TimeLimit WorkingDays(decimal days) => new((int)(days * 480), LimitUnit.WorkingDays);

    public static TimeLimit CalendarDays(decimal days) => new((int)(days * 480), LimitUnit.CalendarDays);

    public static TimeLimit SameDay { get; } = new(480, LimitUnit.SameDay);

    /// <summary>Zero: within the dossier's appointed date, with no lateness of its own.</summary>
    public bool IsZero => Minutes == 0;

    /// <summary>The written form: <c>4wh</c>, <c>2.5wd</c>, <c>10cd</c>, <c>sd</c>.</summary>
    public override string ToString() => throw new NotImplementedException();

    /// <summary>Reads the written form; rejects anything else as unprocessable.</summary>
    public static Result<TimeLimit> Parse(string text) => throw new NotImplementedException();
}
