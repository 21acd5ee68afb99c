using System.Collections.Concurrent;
using Workflow.Core;
using Workflow.Core.Deadlines;

namespace Workflow.Host.Calendars;

/// <summary>The calendars that dates are computed with: the one in force, and earlier ones that stored facts still name. Safe to share.</summary>
public sealed class CalendarBook
{
    private const string Resource = "calendar-vn.json";

    private readonly Dictionary<string, WorkingCalendar> calendars;
    private readonly ConcurrentDictionary<(string Version, string Units, string Hours, string Zone), OfficeClock> clocks = new();

    /// <param name="current">The calendar that new facts are computed with.</param>
    /// <param name="earlier">Calendars of stored facts; the same content twice is kept once.</param>
    public CalendarBook(WorkingCalendar current, params IEnumerable<WorkingCalendar> earlier)
    {
        Current = current;
        calendars = earlier.Append(current).DistinctBy(calendar => calendar.Version).ToDictionary(calendar => calendar.Version);
    }

    /// <summary>The zone of Vietnam's offices.</summary>
    public static TimeZoneInfo Vietnam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>The calendar in force.</summary>
    public WorkingCalendar Current { get; }

    /// <summary>A book in which another calendar is in force; this one stays as it is.</summary>
    public CalendarBook With(WorkingCalendar next) => new(next, calendars.Values.Where(calendar => calendar.Version != next.Version));

    /// <summary>The book of the calendar that comes with the program.</summary>
    public static CalendarBook Shipped() => new(WorkingCalendar.Parse(ShippedJson()).Value);

    /// <summary>The published form of the calendar that comes with the program.</summary>
    public static string ShippedJson()
    {
        using var reader = new StreamReader(typeof(CalendarBook).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }

    /// <summary>The book of a calendar file in the form of the shipped one; rejects a file that is absent or cannot be used, with every problem listed.</summary>
    public static Result<CalendarBook> Open(string path)
    {
        string text;
        try
        {
            if (new FileInfo(path).Length > WorkingCalendar.MaxBytes)
                return CalendarSentences.Refuse("CalendarFileTooLarge", path, WorkingCalendar.MaxBytes);
            text = File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return CalendarSentences.Refuse("CalendarFileUnreadable", path);
        }
        var calendar = WorkingCalendar.Parse(text);
        return calendar.IsRejected ? calendar.Rejection! : new CalendarBook(calendar.Value);
    }

    public WorkingCalendar? Find(string version) => calendars.GetValueOrDefault(version);

    /// <summary>
    /// The clock of an office; the same one for the same calendar, hours and zone, and for all offices of which the calendar says the
    /// same. Rejects an unknown version and unreadable hours.
    /// </summary>
    /// <param name="hours">The hours of days for which the calendar states none.</param>
    /// <param name="lineage">The unit and those above it, the unit first; none for what holds for the province.</param>
    public Result<OfficeClock> Clock(string version, string hours, TimeZoneInfo zone, params IEnumerable<string> lineage)
    {
        if (Find(version) is not { } calendar) return CalendarSentences.Refuse("CalendarVersionUnknown", version);
        string[] named = [.. lineage.Where(calendar.Names)];
        var key = (version, string.Join('|', named), hours, zone.Id);
        if (clocks.TryGetValue(key, out var clock)) return clock;
        var windows = WorkingHours.Parse(hours);
        if (windows.IsRejected) return windows.Rejection!;
        return clocks.GetOrAdd(key, _ => new OfficeClock(calendar.Of(named, windows.Value), zone));
    }
}
