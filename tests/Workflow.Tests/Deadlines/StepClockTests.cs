using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class StepClockTests
{
    [TestCase("18/11/2026 10:00", 660, "Fri 27/11/2026 08:00", TestName = "Eleven hours were left")]
    [TestCase("19/11/2026 14:00", 30, "Wed 25/11/2026 15:00", TestName = "Half an hour was left")]
    [TestCase("19/11/2026 14:30", 0, "Thu 19/11/2026 14:30", TestName = "Nothing was left: the date stays")]
    [TestCase("20/11/2026 09:00", 0, "Thu 19/11/2026 14:30", TestName = "Late already: the date stays")]
    public void DueAfterPause_Resumed_GivesTheRemainingTime(string pausedAt, int left, string expected)
    {
        var due = At("19/11/2026 14:30");

        var remaining = StepClock.Remaining(At(pausedAt), due, Standard).Value;
        var moved = StepClock.DueAfterPause(due, remaining, At("25/11/2026 14:30"), At("30/11/2026 13:30"), Standard);

        Assert.That(remaining, Is.EqualTo(left));
        Assert.That(Shown(moved.Value), Is.EqualTo(expected));
    }

    [Test]
    public void DueAfterPause_NewBindingDateIsSooner_TakesIt()
    {
        var moved = StepClock.DueAfterPause(At("19/11/2026 14:30"), 600, At("25/11/2026 14:30"), At("25/11/2026 16:00"), Standard);

        Assert.That(Shown(moved.Value), Is.EqualTo("Wed 25/11/2026 16:00"));
    }
}
