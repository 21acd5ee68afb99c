using System.Globalization;
using Workflow.Runtime.Scheduling;

namespace Workflow.Scheduling;

public sealed class CronScheduleTests
{
    private static readonly TimeZoneInfo office = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly TimeZoneInfo paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    // Monday, 23 November 2026, 09:30:15 at the office.
    [TestCase("* * * * *", "2026-11-23 09:31:00")]
    [TestCase("* * * * * *", "2026-11-23 09:30:16")]
    [TestCase("*/20 * * * * *", "2026-11-23 09:30:20")]
    [TestCase("15 30 9 * * *", "2026-11-24 09:30:15")]
    [TestCase("5/10 * * * *", "2026-11-23 09:35:00")]
    [TestCase("30 7 * * MON-FRI", "2026-11-24 07:30:00")]
    [TestCase("0 0 9 ? * sat", "2026-11-28 09:00:00")]
    [TestCase("0 12 * * FRI-MON", "2026-11-23 12:00:00")]
    [TestCase("0 8 * * FRI-MON", "2026-11-27 08:00:00")]
    [TestCase("0 8 * * 5-7", "2026-11-27 08:00:00")]
    [TestCase("0 8 * * 7", "2026-11-29 08:00:00")]
    [TestCase("0 22-1/3 * * *", "2026-11-23 22:00:00")]
    [TestCase("0 8 1,15 * *", "2026-12-01 08:00:00")]
    [TestCase("0 8 L * *", "2026-11-30 08:00:00")]
    [TestCase("0 8 L-2 * *", "2026-11-28 08:00:00")]
    [TestCase("0 8 LW 1 *", "2027-01-29 08:00:00")]
    [TestCase("0 8 28W * *", "2026-11-27 08:00:00")]
    [TestCase("0 8 1W 5 *", "2027-05-03 08:00:00")]
    [TestCase("0 8 31W 1 *", "2027-01-29 08:00:00")]
    [TestCase("0 8 * * FRIL", "2026-11-27 08:00:00")]
    [TestCase("0 8 * * 2#1", "2026-12-01 08:00:00")]
    [TestCase("0 8 13 * FRI", "2027-08-13 08:00:00")]
    [TestCase("0 0 29 2 MON", "2044-02-29 00:00:00")]
    [TestCase("0 0 1 jan-mar/2 *", "2027-01-01 00:00:00")]
    [TestCase("0 0 1 NOV-JAN *", "2026-12-01 00:00:00")]
    [TestCase("@daily", "2026-11-24 00:00:00")]
    [TestCase("@hourly", "2026-11-23 10:00:00")]
    [TestCase("@weekly", "2026-11-29 00:00:00")]
    [TestCase("@yearly", "2027-01-01 00:00:00")]
    public void NextAfter_MondayMorning_IsOnTheOfficesClock(string expression, string expected)
    {
        var next = CronSchedule.TryParse(expression)!.NextAfter(new DateTime(2026, 11, 23, 2, 30, 15, 400, DateTimeKind.Utc), office)!.Value;

        Assert.That(TimeZoneInfo.ConvertTimeFromUtc(next, office).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("0 0 30 2 *")]
    [TestCase("0 0 L-30 2 *")]
    public void NextAfter_DayThatNeverIs_IsNone(string expression) =>
        Assert.That(CronSchedule.TryParse(expression)!.NextAfter(new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc), office), Is.Null);

    [TestCase("2027-03-28 00:10", "30 2 * * *", "2027-03-28 01:30", TestName = "NextAfter_HourLeaptOver_ComesAnHourLater")]
    [TestCase("2027-10-30 23:50", "30 2 * * *", "2027-10-31 01:30", TestName = "NextAfter_HourTwice_CountsOnce")]
    [TestCase("2027-10-31 01:30", "30 2 * * *", "2027-11-01 01:30", TestName = "NextAfter_AfterTheHourTwice_IsTheNextDay")]
    public void NextAfter_ClockChange(string after, string expression, string expected)
    {
        var from = DateTime.SpecifyKind(DateTime.Parse(after, CultureInfo.InvariantCulture), DateTimeKind.Utc);

        var next = CronSchedule.TryParse(expression)!.NextAfter(from, paris)!.Value;

        Assert.That(next.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("* * * *")]
    [TestCase("* * * * * * *")]
    [TestCase("60 * * * *")]
    [TestCase("* 24 * * *")]
    [TestCase("* * 0 * *")]
    [TestCase("* * 32W * *")]
    [TestCase("* * L-31 * *")]
    [TestCase("* * * 13 *")]
    [TestCase("* * * * 8")]
    [TestCase("* * * * MON#6")]
    [TestCase("* * * * MONDAY")]
    [TestCase("*/0 * * * *")]
    [TestCase("*/60 * * * *")]
    [TestCase("1-2-3 * * * *")]
    [TestCase("1,,2 * * * *")]
    [TestCase("? * * * *")]
    [TestCase("-1 * * * *")]
    [TestCase("hằng ngày")]
    public void TryParse_NoExpression_IsNull(string text) => Assert.That(CronSchedule.TryParse(text), Is.Null);
}
