using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class PunctualityTests
{
    [TestCase("20/11/2026 09:59", 0, Timeliness.Early)]
    [TestCase("20/11/2026 10:00", 0, Timeliness.OnTime)]
    [TestCase("20/11/2026 10:01", 0, Timeliness.Late)]
    [TestCase("20/11/2026 09:30", 30, Timeliness.OnTime)]
    [TestCase("20/11/2026 09:29", 30, Timeliness.Early)]
    [TestCase("20/11/2026 10:01", 30, Timeliness.Late)]
    public void OfStep_Completed_ComparesUsedWithAllowedMinutes(string completed, int tolerance, Timeliness expected) =>
        Assert.That(Punctuality.OfStep(At(completed), At("20/11/2026 10:00"), TimeLimit.Hours(4), Standard, tolerance).Value, Is.EqualTo(expected));

    [Test]
    public void OfStep_DueAtClosingCompletedOverNight_HasUsedNoMoreThanAllowed() =>
        Assert.That(Punctuality.OfStep(At("20/11/2026 19:00"), At("20/11/2026 17:00"), TimeLimit.Hours(4), Standard).Value, Is.EqualTo(Timeliness.OnTime));

    [Test]
    public void OfStep_ZeroLimit_HasNoLatenessOfItsOwn() =>
        Assert.That(Punctuality.OfStep(At("27/11/2026 10:00"), At("20/11/2026 10:00"), TimeLimit.Hours(0), Standard).Value, Is.EqualTo(Timeliness.OnTime));

    [TestCase("03/01/2028 10:00", "31/12/2027 10:00")]
    [TestCase("31/12/2027 10:00", "03/01/2028 10:00")]
    public void OfStep_OutsideTheCalendar_IsRejected(string completed, string due) =>
        Assert.That(Punctuality.OfStep(At(completed), At(due), TimeLimit.Hours(4), Standard).Rejection?.Code, Is.EqualTo("YearOutsideCalendar"));

    [TestCase("19/11/2026 16:59", Timeliness.Early)]
    [TestCase("20/11/2026 08:00", Timeliness.OnTime)]
    [TestCase("20/11/2026 10:00", Timeliness.OnTime)]
    [TestCase("20/11/2026 10:01", Timeliness.Late)]
    [TestCase("23/11/2026 08:00", Timeliness.Late)]
    public void OfDossier_Ended_GoesByTheDateAndTheAppointedMinute(string ended, Timeliness expected) =>
        Assert.That(Punctuality.OfDossier(At(ended), At("20/11/2026 10:00"), Standard), Is.EqualTo(expected));
}
