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

    [Test]
    public void Subtract_DownToTheFirstOpening_IsThatAndNoMinuteLess()
    {
        var (first, before) = (Standard.Subtract(At("02/01/2024 08:30"), 60), Standard.Subtract(At("02/01/2024 08:30"), 61));

        Assert.That(Shown(first.Value), Is.EqualTo("Tue 02/01/2024 07:30"));
        Assert.That(before.Rejection?.Sentence.En, Does.Contain("year 2023:"));
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
