using System.Collections.Frozen;

namespace Workflow.Core.Deadlines;

/// <summary>The published calendar: working days, hours and the closures of every unit, with the legal source of each. Immutable and versioned.</summary>
public sealed class WorkingCalendar
{
    /// <summary>The largest published form that is read, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly CalendarContent content;
    private readonly FrozenDictionary<DateOnly, CalendarDay> named;
    private readonly FrozenSet<string> deviating;
    private readonly bool[] working;

    internal WorkingCalendar(CalendarContent content, string? version = null)
    {
        this.content = content;
        First = new DateOnly(content.FirstYear, 1, 1);
        Last = new DateOnly(content.LastYear, 12, 31);
        named = content.Days.ToFrozenDictionary(day => day.Date);
        deviating = content.Hours.Select(profile => profile.Unit).OfType<string>().Concat(content.UnitEntries.Select(entry => entry.Unit))
            .ToFrozenSet(StringComparer.Ordinal);
        working = [.. Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(day => WorksOn(First.AddDays(day)))];
        Version = version ?? content.Hash(First, working);
    }

    /// <summary>First day of the range, a 1 January.</summary>
    public DateOnly First { get; }

    /// <summary>Last day of the range, a 31 December; nothing is known of later days.</summary>
    public DateOnly Last { get; }

    /// <summary>Content hash of the published data; stored with every date computed from it. Covers which days are worked at which hours by whom, not names and sources.</summary>
    public string Version { get; }

    /// <summary>The named days in order.</summary>
    public IEnumerable<CalendarDay> Days => named.Values.OrderBy(day => day.Date);

    /// <summary>The hours of the province and of units, as published.</summary>
    public IReadOnlyList<HoursProfile> Hours => content.Hours;

    /// <summary>The days on which units differ, as published.</summary>
    public IReadOnlyList<UnitEntry> UnitEntries => content.UnitEntries;

    /// <summary>Reads the published form (<c>calendar-vn.json</c>); rejects with every problem listed. Proposals are never loaded.</summary>
    /// <param name="version">The version under which it was stored, which stays whatever is hashed today; null for a calendar that was not published yet.</param>
    public static Result<WorkingCalendar> Parse(string json, string? version = null) => CalendarReader.Read(json, version);

    /// <summary>The calendar as it holds for a unit.</summary>
    /// <param name="lineage">The unit and those above it, the unit first; empty for what holds for the province.</param>
    /// <param name="defaultHours">The hours of days for which the calendar states none.</param>
    public UnitCalendar Of(IReadOnlyList<string> lineage, WorkingHours defaultHours) => new(this, lineage, defaultHours);

    /// <summary>Whether anything is said of this very unit.</summary>
    public bool Names(string unit) => deviating.Contains(unit);

    public bool Covers(DateOnly day) => day >= First && day <= Last;

    /// <summary>Whether the province works on a day of the range; asking about another day is a programming error.</summary>
    public bool IsWorking(DateOnly day) =>
        Covers(day) ? working[day.DayNumber - First.DayNumber] : throw new ArgumentOutOfRangeException(nameof(day), day, "Outside the calendar.");

    /// <summary>The calendar's entry for a day; null where the weekly pattern holds.</summary>
    public CalendarDay? Named(DateOnly day) => named.GetValueOrDefault(day);

    /// <summary>Whether every notice of a year has been issued, so that its days will not change.</summary>
    public bool IsComplete(int year) => content.CompleteYears.Contains(year);

    /// <summary>Whether a day is a rest day of the week, whatever the calendar makes of it.</summary>
    public bool IsWeeklyRest(DateOnly day) => content.WeeklyRest.Contains(day.DayOfWeek);

    /// <summary>The province's working days of a year of the range.</summary>
    public int WorkingDaysIn(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1).DayNumber - First.DayNumber, new DateOnly(year, 12, 31).DayNumber - First.DayNumber);
        return working[first..(last + 1)].Count(works => works);
    }

    /// <summary>The same calendar with one day turned over, worked instead of off or off instead of worked: shows which dates depend on that day.</summary>
    public WorkingCalendar Flipped(DateOnly day)
    {
        var entry = named.GetValueOrDefault(day) ?? new CalendarDay(day, CalendarDayKind.SwapDayOff, CalendarDayStatus.Provisional, default, "");
        var flipped = entry with { Kind = IsWorking(day) ? CalendarDayKind.SwapDayOff : CalendarDayKind.MakeupWorkingDay };
        return new WorkingCalendar(content with { Days = [.. named.Values.Where(other => other.Date != day), flipped] });
    }

    internal UnitRules RulesOf(IReadOnlyList<string> lineage) => new(
    [
        .. lineage.Where(Names).Select(unit => (RulesFor(content.UnitEntries, entry => entry.Unit, unit), RulesFor(content.Hours, profile => profile.Unit, unit))),
        ([], RulesFor(content.Hours, profile => profile.Unit, null)),
    ]);

    internal Rejection Outside(int year) => DeadlineSentences.Refuse("YearOutsideCalendar", YearText(year), YearText(First.Year), YearText(Last.Year));

    private static IReadOnlyList<TRule> RulesFor<TRule>(IEnumerable<TRule> rules, Func<TRule, string?> unitOf, string? unit) =>
        [.. rules.Where(rule => unitOf(rule) == unit)];

    private bool WorksOn(DateOnly day) => named.TryGetValue(day, out var entry) ? entry.IsWorking : !IsWeeklyRest(day);

    // A year is a name, not an amount: never "2.028".
    private static string YearText(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
