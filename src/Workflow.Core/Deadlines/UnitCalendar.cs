namespace Workflow.Core.Deadlines;

/// <summary>On which days a unit works and at which hours: the published calendar as it holds for one unit. Immutable.</summary>
/// <remarks>
/// What is said of the nearest unit holds, from the unit itself up to the province: first the entry for single days, then the
/// seasonal hours, then those of the whole year.
/// </remarks>
public sealed class UnitCalendar
{
    private readonly UnitEntry?[] entries;
    private readonly HoursProfile?[] profiles;
    private readonly WorkingHours?[] hours;
    private readonly int[] workingThrough;
    private readonly int[] workingDays;

    internal UnitCalendar(WorkingCalendar published, IReadOnlyList<string> lineage, WorkingHours defaultHours)
    {
        Published = published;
        var days = published.Last.DayNumber - published.First.DayNumber + 1;
        (entries, profiles, hours) = (new UnitEntry?[days], new HoursProfile?[days], new WorkingHours?[days]);
        var rules = published.RulesOf(lineage);
        for (var day = 0; day < days; day++)
        {
            var date = published.First.AddDays(day);
            (entries[day], profiles[day]) = (rules.EntryOn(date), rules.ProfileOn(date));
            hours[day] = Works(date, entries[day]) ? entries[day]?.Hours ?? profiles[day]?.Hours ?? defaultHours : null;
        }
        workingDays = [.. Enumerable.Range(0, days).Where(day => hours[day] is not null)];
        workingThrough = new int[days];
        var count = 0;
        for (var day = 0; day < days; day++) workingThrough[day] = hours[day] is null ? count : ++count;
    }

    /// <summary>The calendar of the province that this one is a part of.</summary>
    public WorkingCalendar Published { get; }

    public bool Covers(DateOnly day) => Published.Covers(day);

    /// <summary>Whether the unit works at all on a day of the range; asking about another day is a programming error.</summary>
    public bool IsWorking(DateOnly day) => HoursOn(day) is not null;

    /// <summary>The hours of a day of the range; null when the unit does not work.</summary>
    public WorkingHours? HoursOn(DateOnly day) => hours[Index(day)];

    /// <summary>The entry for the unit, or the nearest above it, that decides a day; null where the province's calendar holds.</summary>
    public UnitEntry? EntryOn(DateOnly day) => entries[Index(day)];

    /// <summary>The published hours of a day; null where the calendar states none and the service's own hold.</summary>
    public HoursProfile? ProfileOn(DateOnly day) => profiles[Index(day)];

    /// <summary>The n-th working day after a day, that day itself not counted; n at least 1. Rejects a day or a result outside the range.</summary>
    public Result<DateOnly> WorkingDayAfter(DateOnly day, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (!Covers(day)) return Published.Outside(day.Year);
        var ordinal = workingThrough[Index(day)] + n;
        return ordinal > workingDays.Length ? Published.Outside(Published.Last.Year + 1) : Published.First.AddDays(workingDays[ordinal - 1]);
    }

    /// <summary>The day itself when it is worked, else the next working day. Rejects a day or a result outside the range.</summary>
    public Result<DateOnly> WorkingDayFrom(DateOnly day)
    {
        if (!Covers(day)) return Published.Outside(day.Year);
        return IsWorking(day) ? day : WorkingDayAfter(day, 1);
    }

    private bool Works(DateOnly day, UnitEntry? entry) => entry switch
    {
        null => Published.IsWorking(day),
        { Kind: UnitEntryKind.MakeupWorkingDay } => true,
        { Hours: null } => false,
        _ => Published.IsWorking(day),
    };

    private int Index(DateOnly day) =>
        Covers(day) ? day.DayNumber - Published.First.DayNumber : throw new ArgumentOutOfRangeException(nameof(day), day, "Outside the calendar.");
}
