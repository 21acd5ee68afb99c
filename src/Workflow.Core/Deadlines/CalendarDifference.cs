namespace Workflow.Core.Deadlines;

/// <summary>On which days two calendars of one office differ.</summary>
internal static class CalendarDifference
{
    /// <summary>A line for each day between two instants whose working time is another one; days that only one of them covers are left out.</summary>
    public static IEnumerable<DerivationLine> Lines(OfficeClock former, OfficeClock present, DateTime from, DateTime to)
    {
        for (var day = present.DayOf(from); day <= present.DayOf(to); day = day.AddDays(1))
        {
            if (!former.Days.Covers(day) || !present.Days.Covers(day)) continue;
            if (former.Days.HoursOn(day)?.ToString() == present.Days.HoursOn(day)?.ToString()) continue;
            yield return new DerivationLine(
                present.StartOf(day), present.StartOf(day.AddDays(1)), 0,
                DerivationSentences.Book.Of("DayDiffers", day.ToDateTime(new TimeOnly(12, 0)), WorkedOn(former, day), WorkedOn(present, day)),
                Source(present, day) ?? Source(former, day) ?? LegalSources.Calendar(present.Calendar), "DayDiffers");
        }
    }

    private static object WorkedOn(OfficeClock clock, DateOnly day) =>
        clock.Days.HoursOn(day) is { } hours ? hours : DerivationSentences.Book.Of("NotWorked");

    private static string? Source(OfficeClock clock, DateOnly day) =>
        clock.Days.EntryOn(day)?.Source ?? clock.Calendar.Named(day)?.Source ?? clock.Days.ProfileOn(day)?.Source;
}
