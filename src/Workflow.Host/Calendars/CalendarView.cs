using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>A day that the calendar names.</summary>
internal sealed record DayLine(DateOnly Date, CalendarDayKind Kind, CalendarDayStatus Status, string NameVi, string NameEn, string Source)
{
    public bool IsWorking => Kind == CalendarDayKind.MakeupWorkingDay;
}

/// <summary>Hours of the province or of a unit.</summary>
/// <param name="Unit">Null for the province.</param>
/// <param name="To">Last day, included; null when no end is set.</param>
/// <param name="SeasonFrom">First day of each year's season as <c>MM-dd</c>; null for the whole year.</param>
internal sealed record HoursLine(string? Unit, DateOnly From, DateOnly? To, string? SeasonFrom, string? SeasonTo, string Windows, string Source);

/// <summary>A closure or make-up day of a unit.</summary>
/// <param name="To">Last day, included; null for one day.</param>
/// <param name="Windows">The hours of these days; null closes the whole day, or leaves a make-up day its usual hours.</param>
internal sealed record UnitEntryLine(string Unit, DateOnly From, DateOnly? To, UnitEntryKind Kind, string? Windows, string NameVi, string NameEn, string Source);

/// <summary>A year of a calendar.</summary>
internal sealed record YearLine(int Year, int WorkingDays, bool IsComplete);

/// <summary>What a calendar says.</summary>
internal sealed record CalendarView(
    string Version, IReadOnlyList<YearLine> Years, IReadOnlyList<DayLine> Days, IReadOnlyList<HoursLine> Hours, IReadOnlyList<UnitEntryLine> UnitEntries)
{
    public static CalendarView Of(WorkingCalendar calendar) => new(
        calendar.Version,
        [.. Enumerable.Range(calendar.First.Year, calendar.Last.Year - calendar.First.Year + 1)
            .Select(year => new YearLine(year, calendar.WorkingDaysIn(year), calendar.IsComplete(year)))],
        [.. calendar.Days.Select(day => new DayLine(day.Date, day.Kind, day.Status, day.Name.Vi, day.Name.En, day.Source))],
        [.. calendar.Hours.Select(each => new HoursLine(each.Unit, each.From, each.To, each.Season?.First, each.Season?.Last, each.Hours.ToString(), each.Source))],
        [.. calendar.UnitEntries.Select(entry => new UnitEntryLine(
            entry.Unit, entry.From, entry.To == entry.From ? null : entry.To, entry.Kind, entry.Hours?.ToString(), entry.Name.Vi, entry.Name.En, entry.Source))]);

    /// <summary>The year itself where the calendar has it, else the first or last one that it has.</summary>
    public int YearNear(int year) => Math.Clamp(year, Years[0].Year, Years[^1].Year);
}
