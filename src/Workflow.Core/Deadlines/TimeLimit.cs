using System.Globalization;
using System.Text.RegularExpressions;

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
public readonly partial record struct TimeLimit(int Minutes, LimitUnit Unit)
{
    /// <summary>Working minutes of one day in every limit.</summary>
    public const int MinutesPerDay = 480;

    /// <summary>The longest limit that is accepted: a thousand days.</summary>
    public const int MaxMinutes = 1000 * MinutesPerDay;

    // Four decimals of a day are 0.024 minutes off at most; a third of a day, written with two, is 0.16 and more.
    private const decimal WrittenPrecision = 0.05m;

    public static TimeLimit Hours(decimal hours) => Of(hours, LimitUnit.WorkingHours).Value;

    public static TimeLimit WorkingDays(decimal days) => Of(days, LimitUnit.WorkingDays).Value;

    public static TimeLimit CalendarDays(decimal days) => Of(days, LimitUnit.CalendarDays).Value;

    public static TimeLimit SameDay { get; } = new(MinutesPerDay, LimitUnit.SameDay);

    /// <summary>Zero: within the dossier's appointed date, with no lateness of its own.</summary>
    public bool IsZero => Minutes == 0;

    /// <summary>Days of a limit in days, a started day counted whole; the amount that the statutory count uses.</summary>
    public int StartedDays => (Minutes + MinutesPerDay - 1) / MinutesPerDay;

    /// <summary>An amount of hours or days; rejects what is negative, over a thousand days or not a whole number of minutes. The same day takes no amount.</summary>
    public static Result<TimeLimit> Of(decimal amount, LimitUnit unit)
    {
        if (unit == LimitUnit.SameDay) return SameDay;
        var perUnit = unit == LimitUnit.WorkingHours ? 60 : MinutesPerDay;
        if (amount < 0 || amount > (decimal)MaxMinutes / perUnit) return DeadlineSentences.Refuse("LimitOutOfBounds", amount);
        var minutes = amount * perUnit;
        var whole = decimal.Round(minutes);
        return Math.Abs(minutes - whole) > WrittenPrecision
            ? DeadlineSentences.Refuse("LimitNotWholeMinutes", amount)
            : new TimeLimit((int)whole, unit);
    }

    /// <summary>The written form: <c>4wh</c>, <c>2.5wd</c>, <c>10cd</c>, <c>sd</c>; at most four decimals, and <see cref="Parse"/> gives the same minutes back.</summary>
    public override string ToString() => Unit switch
    {
        LimitUnit.WorkingHours => Written(60) + "wh",
        LimitUnit.WorkingDays => Written(MinutesPerDay) + "wd",
        LimitUnit.CalendarDays => Written(MinutesPerDay) + "cd",
        LimitUnit.SameDay => "sd",
        _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
    };

    /// <summary>The limit in words, e.g. "2,5 ngày làm việc", "2.5 working days".</summary>
    public Phrase Describe() => Unit switch
    {
        LimitUnit.WorkingHours => DeadlineSentences.Book.Of("LimitHours", Minutes / 60m),
        LimitUnit.WorkingDays => DeadlineSentences.Book.Of("LimitWorkingDays", Minutes / (decimal)MinutesPerDay),
        LimitUnit.CalendarDays => DeadlineSentences.Book.Of("LimitCalendarDays", Minutes / (decimal)MinutesPerDay),
        LimitUnit.SameDay => DeadlineSentences.Book.Of("LimitSameDay"),
        _ => throw new InvalidOperationException($"Unknown unit {Unit}."),
    };

    /// <summary>Reads the written form; rejects anything else as unprocessable.</summary>
    public static Result<TimeLimit> Parse(string text)
    {
        if (text == "sd") return SameDay;
        var written = WrittenForm().Match(text);
        if (!written.Success) return DeadlineSentences.Refuse("LimitUnreadable", DeadlineSentences.Quoted(text));
        var unit = written.Groups[2].Value switch
        {
            "wh" => LimitUnit.WorkingHours,
            "wd" => LimitUnit.WorkingDays,
            _ => LimitUnit.CalendarDays,
        };
        return Of(decimal.Parse(written.Groups[1].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), unit);
    }

    private string Written(int perUnit) => (Minutes / (decimal)perUnit).ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,6}(?:\.[0-9]{1,4})?)(wh|wd|cd)\z")]
    private static partial Regex WrittenForm();
}
