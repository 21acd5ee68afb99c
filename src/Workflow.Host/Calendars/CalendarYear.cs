using System.Globalization;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>What a day of the year is to an office.</summary>
internal enum DayMark
{
    Working,
    /// <summary>A rest day of the week.</summary>
    Weekend,
    /// <summary>Not worked for another reason.</summary>
    Off,
    /// <summary>A rest day that is worked.</summary>
    Makeup,
    /// <summary>Worked for fewer minutes than most days of the year.</summary>
    Short,
}

/// <summary>One day of the grid.</summary>
/// <param name="Reason">Why it is not as the week has it, with the hours where they are fewer; null for an ordinary day.</param>
internal sealed record YearDay(DateOnly Date, DayMark Mark, Phrase? Reason, bool IsProvisional);

/// <summary>A year of one office, day by day.</summary>
internal sealed record CalendarYear(int Number, IReadOnlyList<IReadOnlyList<YearDay>> Months)
{
    /// <summary>The year of a unit; asking for one outside the calendar is a programming error.</summary>
    public static CalendarYear Of(UnitCalendar unit, int year)
    {
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).ToList();
        var usual = days.Select(unit.HoursOn).OfType<WorkingHours>().GroupBy(h => h.MinutesPerDay).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault();
        return new CalendarYear(year, [.. days.GroupBy(d => d.Month).Select(month => (IReadOnlyList<YearDay>)[.. month.Select(day => Day(unit, day, usual))])]);
    }

    /// <summary>Places before the first of a month in a week that begins on Monday, 0 to 6.</summary>
    public static int Lead(IReadOnlyList<YearDay> month) => ((int)month[0].Date.DayOfWeek + 6) % 7;

    private static YearDay Day(UnitCalendar unit, DateOnly day, int usual)
    {
        var (hours, entry, named) = (unit.HoursOn(day), unit.EntryOn(day), unit.Published.Named(day));
        var isRest = unit.Published.IsWeeklyRest(day);
        var isProvisional = entry is null && named?.Status == CalendarDayStatus.Provisional;
        var name = entry?.Name ?? named?.Name;
        if (hours is null) return name is null && isRest ? new YearDay(day, DayMark.Weekend, null, false) : new YearDay(day, DayMark.Off, name, isProvisional);
        if (isRest) return new YearDay(day, DayMark.Makeup, With(name, hours, hours.MinutesPerDay < usual), isProvisional);
        return hours.MinutesPerDay < usual ? new YearDay(day, DayMark.Short, With(name, hours, true), isProvisional) : new YearDay(day, DayMark.Working, null, false);
    }

    private static Phrase? With(Phrase? name, WorkingHours hours, bool saysHours)
    {
        if (!saysHours) return name;
        var written = hours.ToString().Replace(",", ", ", StringComparison.Ordinal);
        return name is { } known ? new Phrase($"{known.Vi}, {written}", $"{known.En}, {written}") : new Phrase(written, written);
    }
}
