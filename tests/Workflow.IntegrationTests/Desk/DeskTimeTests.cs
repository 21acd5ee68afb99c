using System.Globalization;
using Workflow.Core;
using Workflow.Host.Desk;

namespace Workflow.IntegrationTests.Desk;

[SetUICulture("vi-VN")]
public sealed class DeskTimeTests
{
    private static readonly TimeZoneInfo Hanoi = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    // 14:20 on Friday 20 November 2026 at the office.
    private readonly DeskTime time = new(new Words<DeskWords>(), Hanoi, new DateTime(2026, 11, 20, 7, 20, 0, DateTimeKind.Utc));

    [TestCase(0, "0 phút")]
    [TestCase(45, "45 phút")]
    [TestCase(60, "1 giờ")]
    [TestCase(70, "1 giờ 10")]
    [TestCase(125, "2 giờ 05")]
    [TestCase(480, "1 ngày")]
    [TestCase(760, "1 ngày 4 giờ 40")]
    public void Length_WorkingMinutes_IsWrittenInDaysOfEightHours(int minutes, string expected) =>
        Assert.That(time.Length(minutes), Is.EqualTo(expected));

    [TestCase(960, "16 giờ")]
    [TestCase(1400, "23 giờ 20")]
    public void Hours_MoreThanADay_StaysInHours(int minutes, string expected) => Assert.That(time.Hours(minutes), Is.EqualTo(expected));

    [TestCase("2026-11-20T09:05:00Z", "16:05 hôm nay")]
    [TestCase("2026-11-20T17:30:00Z", "00:30 thứ Bảy 21/11")]
    [TestCase("2026-11-23T00:35:00Z", "07:35 thứ Hai 23/11")]
    [TestCase("2027-01-04T00:35:00Z", "07:35 thứ Hai 04/01/2027")]
    public void At_Instant_NamesTodayAndTheYearOnlyWhereNeeded(string instant, string expected) =>
        Assert.That(time.At(Utc(instant)), Is.EqualTo(expected));

    [Test]
    [SetUICulture("en-GB")]
    public void At_InEnglish_KeepsTheOrderOfTheDate() =>
        Assert.That(time.At(Utc("2026-11-23T00:35:00Z")), Is.EqualTo("07:35 Mon 23/11"));

    [TestCase("2026-11-20T00:30:00Z", "2026-11-20T10:00:00Z", "20/11 07:30–17:00")]
    [TestCase("2026-11-20T17:00:00Z", "2026-11-22T17:00:00Z", "21/11–22/11")]
    [TestCase("2026-11-23T17:00:00Z", "2026-11-24T17:00:00Z", "24/11")]
    [TestCase("2026-11-23T00:35:00Z", "2026-11-23T00:35:00Z", "23/11 07:35")]
    public void Span_TwoInstants_ShowsHoursWithinADayAndDaysBeyond(string from, string to, string expected) =>
        Assert.That(time.Span(Utc(from), Utc(to)), Is.EqualTo(expected));

    private static DateTime Utc(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
