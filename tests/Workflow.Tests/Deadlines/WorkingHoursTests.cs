using Workflow.Core.Deadlines;

namespace Workflow.Tests.Deadlines;

public sealed class WorkingHoursTests
{
    [TestCase("07:30-11:30,13:00-17:00", 480)]
    [TestCase("07:00-11:30, 13:30-17:00", 480)]
    [TestCase("08:00-12:00", 240)]
    [TestCase("01:00-01:01,02:00-02:01,03:00-03:01,04:00-04:01,05:00-05:01,06:00-06:01", 6)]
    [TestCase("00:00-23:59", 1439)]
    public void Parse_Windows_AddUp(string text, int minutes)
    {
        var hours = WorkingHours.Parse(text).Value;

        Assert.That(hours.MinutesPerDay, Is.EqualTo(minutes));
        Assert.That(hours.ToString(), Is.EqualTo(text.Replace(" ", "", StringComparison.Ordinal)));
    }

    [TestCase("", "HoursUnreadable")]
    [TestCase("7:30-11:30", "HoursUnreadable")]
    [TestCase("07:30–11:30", "HoursUnreadable")]
    [TestCase("07:30-1:30", "HoursUnreadable")]
    [TestCase("07:30-25:00", "HoursUnreadable")]
    [TestCase("25:00-26:00", "HoursUnreadable")]
    [TestCase("07:30-24:00", "HoursUnreadable")]
    [TestCase("07:30-11:30,", "HoursUnreadable")]
    [TestCase("11:30-07:30", "HoursBackwards")]
    [TestCase("07:30-07:30", "HoursBackwards")]
    [TestCase("07:30-11:30,11:00-17:00", "HoursOverlap")]
    [TestCase("07:30-11:30,11:30-17:00", "HoursOverlap")]
    [TestCase("13:00-17:00,07:30-11:30", "HoursOverlap")]
    [TestCase("01:00-01:01,02:00-02:01,03:00-03:01,04:00-04:01,05:00-05:01,06:00-06:01,07:00-07:01", "HoursTooMany")]
    public void Parse_AnythingElse_IsRejected(string text, string code) =>
        Assert.That(WorkingHours.Parse(text).Rejection?.Code, Is.EqualTo(code));

    [Test]
    public void Parse_LongText_IsReadUpToAHundredCharacters()
    {
        Assert.That(WorkingHours.Parse("08:00-12:00".PadRight(100)).Value.ToString(), Is.EqualTo("08:00-12:00"));
        Assert.That(WorkingHours.Parse("08:00-12:00".PadRight(101)).Rejection?.Code, Is.EqualTo("HoursUnreadable"));
    }

    [Test]
    public void Windows_OfADay_GiveItsOpeningAndClosing() =>
        Assert.That((WorkingHours.Standard.Opening, WorkingHours.Standard.Closing), Is.EqualTo((new TimeOnly(7, 30), new TimeOnly(17, 0))));
}
