using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>How one calendar differs from the one in force.</summary>
internal sealed record CalendarDifference(
    IReadOnlyList<CalendarDifference.Year> Years,
    IReadOnlyList<CalendarDifference.Day> Days,
    CalendarDifference.Lines<HoursLine> Hours,
    CalendarDifference.Lines<UnitEntryLine> UnitEntries)
{
    /// <summary>A year whose working days, or whose notices, are others; null on the side that does not have it.</summary>
    internal sealed record Year(int Number, YearLine? Before, YearLine? After);

    /// <summary>A day that is named otherwise; null on the side that leaves it to the week.</summary>
    internal sealed record Day(DateOnly Date, DayLine? Before, DayLine? After);

    internal sealed record Lines<T>(IReadOnlyList<T> Removed, IReadOnlyList<T> Added)
    {
        public static Lines<T> Between(IReadOnlyList<T> before, IReadOnlyList<T> after) => new([.. before.Except(after)], [.. after.Except(before)]);
    }

    public bool IsEmpty => Years.Count + Days.Count + Hours.Removed.Count + Hours.Added.Count + UnitEntries.Removed.Count + UnitEntries.Added.Count == 0;

    public static CalendarDifference Between(WorkingCalendar before, WorkingCalendar after)
    {
        var (old, next) = (CalendarView.Of(before), CalendarView.Of(after));
        var years = Pairs(old.Years, next.Years, year => year.Year).Select(pair => new Year(pair.Key, pair.Before, pair.After));
        var days = Pairs(old.Days, next.Days, day => day.Date).Select(pair => new Day(pair.Key, pair.Before, pair.After));
        return new CalendarDifference(
            [.. years], [.. days], Lines<HoursLine>.Between(old.Hours, next.Hours), Lines<UnitEntryLine>.Between(old.UnitEntries, next.UnitEntries));
    }

    /// <summary>What differs under each key, in order.</summary>
    private static IEnumerable<(TKey Key, T? Before, T? After)> Pairs<TKey, T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, TKey> keyOf)
        where TKey : notnull where T : class
    {
        var (old, next) = (before.ToDictionary(keyOf), after.ToDictionary(keyOf));
        return old.Keys.Union(next.Keys).Order().Select(key => (key, old.GetValueOrDefault(key), next.GetValueOrDefault(key)))
            .Where(pair => !Equals(pair.Item2, pair.Item3));
    }
}
