using System.Globalization;
using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

/// <summary>The edges of the calendar and of a day, which random instants seldom meet.</summary>
public sealed class OfficeClockTests
{
    [Test]
    public void Add_UpToTheLastClosing_IsThatAndNoMinuteMore()
    {
        var (last, beyond) = (Standard.Add(At("31/12/2027 16:00"), 60), Standard.Add(At("31/12/2027 16:00"), 61));

        Assert.That(Shown(last.Value), Is.EqualTo("Fri 31/12/2027 17:00"));
        Assert.That(beyond.Rejection?.Sentence.En, Does.Contain("year 2028:"));
    }

    [Test]
    public void Start_AfterTheLastClosing_IsRejectedNamingTheNextYear() =>
        Assert.That(Standard.Start(At("31/12/2027 17:00")).Rejection?.Sentence.En, Does.Contain("year 2028:"));

    [TestCase(-1, "2023", TestName = "A second before the first midnight")]
    [TestCase(-86400, "2023", TestName = "A day before the first midnight")]
    [TestCase(4 * 365 * 86400 + 86400, "2028", TestName = "At the midnight after the last day")]
    public void Start_OutsideTheCalendar_IsRejectedNamingTheYear(int seconds, string year) =>
        Assert.That(Standard.Start(At("01/01/2024 00:00").AddSeconds(seconds)).Rejection?.Sentence.En, Does.Contain($"year {year}:"));

    [Test]
    public void Start_InstantInLocalTime_Throws() =>
        Assert.That(() => Standard.Start(DateTime.SpecifyKind(At("20/11/2026 09:00"), DateTimeKind.Local)), Throws.ArgumentException.With.Message.Contains("Instants are UTC."));

    // The calendar begins in winter time in Berlin and in summer time in Sydney: half a year later midnight is an hour earlier or later.
    [TestCase("Europe/Berlin", "2026-06-30T21:59:00", "2026-06-30")]
    [TestCase("Europe/Berlin", "2026-06-30T22:00:00", "2026-07-01")]
    [TestCase("Australia/Sydney", "2026-06-30T13:59:00", "2026-06-30")]
    [TestCase("Australia/Sydney", "2026-06-30T14:00:00", "2026-07-01")]
    public void DayOf_ZoneWithSummerTime_BeginsAtItsOwnMidnight(string zone, string utc, string day)
    {
        var clock = new OfficeClock(ShippedCalendar, WorkingHours.Standard, TimeZoneInfo.FindSystemTimeZoneById(zone));

        var found = clock.DayOf(DateTime.SpecifyKind(DateTime.Parse(utc, CultureInfo.InvariantCulture), DateTimeKind.Utc));

        Assert.That(found, Is.EqualTo(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Subtract_DownToTheFirstOpening_IsThatAndNoMinuteLess()
    {
        var (first, before) = (Standard.Subtract(At("02/01/2024 08:30"), 60), Standard.Subtract(At("02/01/2024 08:30"), 61));

        Assert.That(Shown(first.Value), Is.EqualTo("Tue 02/01/2024 07:30"));
        Assert.That(before.Rejection?.Sentence.En, Does.Contain("year 2023:"));
    }

    [Test]
    public void Subtract_NothingBeforeTheFirstOpening_IsNotLaterThanItBegan() =>
        Assert.That(Shown(Standard.Subtract(At("01/01/2024 08:00"), 0).Value), Is.EqualTo("Mon 01/01/2024 08:00"));

    [Test]
    public void Add_NoMinutesInTheBreak_IsTheNextOpening() =>
        Assert.That(Shown(Standard.Add(At("20/11/2026 12:10"), 0).Value), Is.EqualTo("Fri 20/11/2026 13:00"));

    [TestCase("31/12/2023 09:00", "2023")]
    [TestCase("03/01/2028 09:00", "2028")]
    public void AddSubtractAndCount_InstantOutsideTheCalendar_AreRejectedNamingItsYear(string instant, string year)
    {
        var (inside, outside) = (At("20/11/2026 09:00"), At(instant));

        var refused = new[]
        {
            Standard.Add(outside, 1).Rejection, Standard.Subtract(outside, 1).Rejection,
            Standard.Count(outside, inside).Rejection, Standard.Count(inside, outside).Rejection,
        };

        Assert.That(refused.Select(rejection => rejection?.Sentence.En), Is.All.Contains($"year {year}:"));
        Assert.That(Standard.DayOf(outside), Is.EqualTo(DateOnly.FromDateTime(Standard.LocalTime(outside))));
    }

    [Test]
    public void AddAndSubtract_NegativeMinutes_Throw()
    {
        Assert.That(() => Standard.Add(At("20/11/2026 09:00"), -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => Standard.Subtract(At("20/11/2026 09:00"), -1), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void ClosingOf_DayOff_Throws()
    {
        Assert.That(() => Standard.ClosingOf(new DateOnly(2026, 11, 24)), Throws.ArgumentException);
        Assert.That(Shown(Standard.ClosingOf(new DateOnly(2026, 11, 25))), Is.EqualTo("Wed 25/11/2026 17:00"));
    }

    [Test]
    public void ToMinute_Instant_CutsTheSecondsOff() =>
        Assert.That(OfficeClock.ToMinute(At("20/11/2026 09:00").AddSeconds(59.999)), Is.EqualTo(At("20/11/2026 09:00")));
}
