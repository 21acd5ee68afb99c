using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

/// <summary>The shipped calendar and the offices that the tests of dates reckon with.</summary>
internal static class Offices
{
    public static string CalendarText { get; } = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "calendar-vn.json"));

    public static WorkingCalendar ShippedCalendar { get; } = WorkingCalendar.Parse(CalendarText).Value;

    public static TimeZoneInfo Vietnam { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>07:30–11:30 and 13:00–17:00.</summary>
    public static OfficeClock Standard { get; } = new(ShippedCalendar, WorkingHours.Standard, Vietnam);

    /// <summary>An office whose day has seven hours.</summary>
    public static OfficeClock SevenHours { get; } = WithHours("08:00-11:30,13:30-17:00");

    /// <summary>The standard office under a calendar with one more day off in the week of the examples.</summary>
    public static OfficeClock WithDayOff { get; } = new(ShippedCalendar.Flipped(new DateOnly(2026, 11, 26)), WorkingHours.Standard, Vietnam);

    /// <summary>The standard office under the shipped calendar or the one with a day off more.</summary>
    public static OfficeClock Under(string version) => version == WithDayOff.Calendar.Version ? WithDayOff : Standard;

    /// <summary>The shipped calendar with hours and unit entries of its own, both JSON arrays.</summary>
    public static string CalendarWith(string hours, string entries)
    {
        var document = JsonNode.Parse(CalendarText)!.AsObject();
        (document["working_hours"], document["unit_entries"]) = (JsonNode.Parse(hours), JsonNode.Parse(entries));
        return document.ToJsonString();
    }

    public static OfficeClock WithHours(string hours) => new(ShippedCalendar, WorkingHours.Parse(hours).Value, Vietnam);

    /// <summary>An instant written as the office's clock shows it, <c>16/11/2026 09:00</c>.</summary>
    public static DateTime At(string officeTime) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.ParseExact(officeTime, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), Vietnam);

    public static string Shown(DateTime? instant) =>
        instant is { } at ? Standard.LocalTime(at).ToString("ddd dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : "–";
}
