using System.Globalization;
using Workflow.Core.Notices;

namespace Workflow.Tests.Notices;

public sealed class QuietHoursTests
{
    private static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    [TestCase("20:00", "07:00", "20/11/2026 19:59", "20/11/2026 19:59")]
    [TestCase("20:00", "07:00", "20/11/2026 20:00", "21/11/2026 07:00")]
    [TestCase("20:00", "07:00", "21/11/2026 06:59", "21/11/2026 07:00")]
    [TestCase("20:00", "07:00", "21/11/2026 07:00", "21/11/2026 07:00")]
    [TestCase("12:00", "13:00", "20/11/2026 12:30", "20/11/2026 13:00")]
    [TestCase("08:00", "08:00", "20/11/2026 08:00", "20/11/2026 08:00")]
    public void EndAfter_HoursOfEachDay_GivesTheirEnd(string from, string until, string instant, string expected) =>
        Assert.That(End(from, until, instant, onDaysOff: false), Is.EqualTo(Utc(expected)));

    [TestCase("20/11/2026 20:30", "23/11/2026 07:00", TestName = "EndAfter_FridayEvening_IsMondayMorning")]
    [TestCase("21/11/2026 10:00", "23/11/2026 07:00", TestName = "EndAfter_Saturday_IsMondayMorning")]
    [TestCase("23/11/2026 10:00", "23/11/2026 10:00", TestName = "EndAfter_Monday_IsAtOnce")]
    public void EndAfter_WithDaysOff_SkipsThem(string instant, string expected) =>
        Assert.That(End("20:00", "07:00", instant, onDaysOff: true), Is.EqualTo(Utc(expected)));

    private static DateTime End(string from, string until, string instant, bool onDaysOff) =>
        new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(until, CultureInfo.InvariantCulture), onDaysOff)
            .EndAfter(Utc(instant), zone, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateTime Utc(string wall) => DateTime.SpecifyKind(
        DateTime.ParseExact(wall, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture).AddHours(-7), DateTimeKind.Utc);
}
