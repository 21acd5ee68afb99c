using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class AlertPlanTests
{
    // Due Friday 27/11/2026 10:00, in a week with a holiday on Tuesday.
    [TestCase("20wd", null, "Near Fri 20/11/2026 10:00, LastHours Thu 26/11/2026 15:30, Overdue Fri 27/11/2026 10:00", TestName = "Twenty days: a fifth of the limit")]
    [TestCase("5wd", null, "Near Thu 26/11/2026 10:00, LastHours Thu 26/11/2026 15:30, Overdue Fri 27/11/2026 10:00", TestName = "Five days: a working day")]
    [TestCase("10cd", null, "Near Wed 25/11/2026 10:00, LastHours Thu 26/11/2026 15:30, Overdue Fri 27/11/2026 10:00", TestName = "Ten calendar days count eight hours each")]
    [TestCase("1.5wd", null, "Near Thu 26/11/2026 13:30, LastHours Thu 26/11/2026 15:30, Overdue Fri 27/11/2026 10:00", TestName = "A day and a half: half the limit")]
    [TestCase("1wd", null, "Near Thu 26/11/2026 15:30, Overdue Fri 27/11/2026 10:00", TestName = "A day: the last four hours are not after yellow")]
    [TestCase("4wh", null, "Near Fri 27/11/2026 08:00, Overdue Fri 27/11/2026 10:00", TestName = "Under eight hours: half the limit")]
    [TestCase("5wd", 960, "Near Wed 25/11/2026 10:00, LastHours Thu 26/11/2026 15:30, Overdue Fri 27/11/2026 10:00", TestName = "The step's own mark")]
    [TestCase("5wd", 60, "Near Fri 27/11/2026 09:00, Overdue Fri 27/11/2026 10:00", TestName = "Its own mark inside the last four hours")]
    [TestCase("5wd", 0, "Overdue Fri 27/11/2026 10:00", TestName = "Two at one instant keep the graver")]
    [TestCase("0wh", null, "", TestName = "No time of its own, no warning of its own")]
    [TestCase("0wh", 120, "Near Fri 27/11/2026 08:00", TestName = "No time of its own, but a mark")]
    public void For_Limit_GivesTheThresholdsInOrder(string limit, int? warnBefore, string expected)
    {
        var plan = AlertPlan.For(At("27/11/2026 10:00"), TimeLimit.Parse(limit).Value, warnBefore, Standard).Value;

        Assert.That(string.Join(", ", plan.Select(alert => $"{alert.Threshold} {Shown(alert.At)}")), Is.EqualTo(expected));
    }

    [TestCase("16/11/2026 09:00", "Thu 26/11/2026 10:00")]
    [TestCase("26/11/2026 10:00", "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 15:30", "Fri 27/11/2026 10:00")]
    [TestCase("30/11/2026 09:00", "Fri 27/11/2026 10:00")]
    public void NextAfter_DateSet_SkipsWhatIsBehindExceptOverdue(string setAt, string expected)
    {
        var next = AlertPlan.NextAfter(At(setAt), At("27/11/2026 10:00"), TimeLimit.WorkingDays(5), null, Standard).Value;

        Assert.That(Shown(next), Is.EqualTo(expected));
    }

    [TestCase("25/11/2026 09:00", null, "Thu 26/11/2026 10:00")]
    [TestCase("26/11/2026 10:00", Threshold.Near, "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 16:00", Threshold.LastHours, "Fri 27/11/2026 10:00")]
    [TestCase("27/11/2026 10:00", Threshold.Overdue, "–")]
    [TestCase("04/12/2026 10:00", Threshold.Overdue, "–")]
    public void At_Sweep_FindsTheGravestReachedAndTheNext(string now, Threshold? reached, string next)
    {
        var found = AlertPlan.At(At(now), At("27/11/2026 10:00"), TimeLimit.WorkingDays(5), null, Standard).Value;

        Assert.That((found.Reached, Shown(found.Next)), Is.EqualTo((reached, next)));
    }

    [TestCase("26/11/2026 10:00", "26/11/2026 10:00", "Near", "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 10:00", "26/11/2026 15:29", "Near", "Thu 26/11/2026 15:30")]
    [TestCase("26/11/2026 10:00", "28/11/2026 10:00", "Near, LastHours, Overdue", "–", TestName = "A jump of the clock loses none")]
    [TestCase("26/11/2026 15:30", "26/11/2026 15:30", "LastHours", "Fri 27/11/2026 10:00", TestName = "What was looked at before is not found again")]
    [TestCase("27/11/2026 10:00", "30/11/2026 09:00", "Overdue", "–", TestName = "A date that was behind when it was set")]
    [TestCase("26/11/2026 11:00", "26/11/2026 11:00", "Near", "Thu 26/11/2026 15:30", TestName = "A threshold that a new calendar moved before the look")]
    [TestCase("26/11/2026 09:00", "26/11/2026 09:00", "", "Thu 26/11/2026 10:00", TestName = "A threshold that a new calendar moved behind the look")]
    public void Since_Look_FindsAllReachedFromThereAndTheNext(string from, string now, string reached, string next)
    {
        var found = AlertPlan.Since(At(from), At(now), At("27/11/2026 10:00"), TimeLimit.WorkingDays(5), null, Standard).Value;

        Assert.That((string.Join(", ", found.Reached), Shown(found.Next)), Is.EqualTo((reached, next)));
    }
}
