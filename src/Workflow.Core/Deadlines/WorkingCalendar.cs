using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Workflow.Core.Deadlines;

/// <summary>Which days are working days, with the legal source of each exception. Immutable and versioned.</summary>
public sealed class WorkingCalendar
{
    /// <summary>The largest published form that is read, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly FrozenDictionary<DateOnly, CalendarDay> named;
    private readonly FrozenSet<DayOfWeek> weeklyRest;
    private readonly FrozenSet<int> completeYears;
    private readonly bool[] working;
    private readonly int[] workingThrough;
    private readonly int[] workingDays;

    internal WorkingCalendar(
        int firstYear, int lastYear, IEnumerable<DayOfWeek> weeklyRest, IEnumerable<CalendarDay> days, IEnumerable<int> completeYears)
    {
        First = new DateOnly(firstYear, 1, 1);
        Last = new DateOnly(lastYear, 12, 31);
        this.weeklyRest = weeklyRest.ToFrozenSet();
        this.completeYears = completeYears.ToFrozenSet();
        named = days.ToFrozenDictionary(day => day.Date);
        working = [.. Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(day => WorksOn(First.AddDays(day)))];
        workingDays = [.. Enumerable.Range(0, working.Length).Where(day => working[day])];
        workingThrough = new int[working.Length];
        var count = 0;
        for (var day = 0; day < working.Length; day++) workingThrough[day] = working[day] ? ++count : count;
        Version = HashOf(First, working);
    }

    /// <summary>First day of the range, a 1 January.</summary>
    public DateOnly First { get; }

    /// <summary>Last day of the range, a 31 December; nothing is known of later days.</summary>
    public DateOnly Last { get; }

    /// <summary>Content hash of the published data; stored with every date computed from it. Covers exactly which days are worked, not their names.</summary>
    public string Version { get; }

    /// <summary>The named days in order.</summary>
    public IEnumerable<CalendarDay> Days => named.Values.OrderBy(day => day.Date);

    /// <summary>Reads the published form (<c>calendar-vn.json</c>); rejects with every problem listed. Proposals are never loaded.</summary>
    public static Result<WorkingCalendar> Parse(string json) => CalendarReader.Read(json);

    public bool Covers(DateOnly day) => day >= First && day <= Last;

    /// <summary>Whether the office works on a day of the range; asking about another day is a programming error.</summary>
    public bool IsWorking(DateOnly day) =>
        Covers(day) ? working[day.DayNumber - First.DayNumber] : throw new ArgumentOutOfRangeException(nameof(day), day, "Outside the calendar.");

    /// <summary>The calendar's entry for a day; null where the weekly pattern holds.</summary>
    public CalendarDay? Named(DateOnly day) => named.GetValueOrDefault(day);

    /// <summary>Whether every notice of a year has been issued, so that its days will not change.</summary>
    public bool IsComplete(int year) => completeYears.Contains(year);

    /// <summary>Whether a day is a rest day of the week, whatever the calendar makes of it.</summary>
    public bool IsWeeklyRest(DateOnly day) => weeklyRest.Contains(day.DayOfWeek);

    /// <summary>Working days of a year of the range.</summary>
    public int WorkingDaysIn(int year) => workingDays.Count(day => First.AddDays(day).Year == year);

    /// <summary>The n-th working day after a day, that day itself not counted; n at least 1. Rejects a day or a result outside the range.</summary>
    public Result<DateOnly> WorkingDayAfter(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (!Covers(day)) return Outside(day.Year);
        var ordinal = workingThrough[day.DayNumber - First.DayNumber] + n;
        return ordinal > workingDays.Length ? Outside(Last.Year + 1) : First.AddDays(workingDays[ordinal - 1]);
    }

    /// <summary>The day itself when it is worked, else the next working day. Rejects a day or a result outside the range.</summary>
    public Result<DateOnly> WorkingDayFrom(DateOnly day)
    {
        if (!Covers(day)) return Outside(day.Year);
        return IsWorking(day) ? day : WorkingDayAfter(day, 1);
    }

    /// <summary>The same calendar with one day turned over, worked instead of off or off instead of worked: shows which dates depend on that day.</summary>
    public WorkingCalendar Flipped(DateOnly day)
    {
        var entry = named.GetValueOrDefault(day) ?? new CalendarDay(day, CalendarDayKind.SwapDayOff, CalendarDayStatus.Provisional, default, "");
        var flipped = entry with { Kind = IsWorking(day) ? CalendarDayKind.SwapDayOff : CalendarDayKind.MakeupWorkingDay };
        return new WorkingCalendar(First.Year, Last.Year, weeklyRest, named.Values.Where(other => other.Date != day).Append(flipped), completeYears);
    }

    internal Rejection Outside(int year) => DeadlineSentences.Refuse("YearOutsideCalendar", YearText(year), YearText(First.Year), YearText(Last.Year));

    private bool WorksOn(DateOnly day) => named.TryGetValue(day, out var entry) ? entry.IsWorking : !IsWeeklyRest(day);

    // A year is a name, not an amount: never "2.028".
    private static string YearText(int year) => year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    private static string HashOf(DateOnly first, bool[] working)
    {
        var canonical = new StringBuilder(first.ToString("O", System.Globalization.CultureInfo.InvariantCulture)).Append(':');
        foreach (var day in working) canonical.Append(day ? '1' : '0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(canonical.ToString())))[..16];
    }
}
