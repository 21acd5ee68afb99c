using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class StepClockTests
{
    [TestCase("18/11/2026 10:00", 660, TestName = "Eleven hours were left")]
    [TestCase("19/11/2026 14:00", 30, TestName = "Half an hour was left")]
    [TestCase("19/11/2026 14:30", 0, TestName = "Nothing was left")]
    [TestCase("20/11/2026 09:00", 0, TestName = "Late already")]
    public void Remaining_Paused_IsTheWorkingTimeUntilDue(string pausedAt, int left) =>
        Assert.That(StepClock.Remaining(At(pausedAt), At("19/11/2026 14:30"), Standard).Value, Is.EqualTo(left));

    [TestCase(660, "Fri 27/11/2026 08:00")]
    [TestCase(30, "Wed 25/11/2026 15:00")]
    public void DueAfterPause_Resumed_GivesTheRemainingTime(int remaining, string expected) =>
        Assert.That(Shown(StepClock.DueAfterPause(remaining, At("25/11/2026 14:30"), At("30/11/2026 13:30"), Standard).Value), Is.EqualTo(expected));

    [Test]
    public void DueAfterPause_NewBindingDateIsSooner_TakesIt()
    {
        var moved = StepClock.DueAfterPause(600, At("25/11/2026 14:30"), At("25/11/2026 16:00"), Standard);

        Assert.That(Shown(moved.Value), Is.EqualTo("Wed 25/11/2026 16:00"));
    }
}
