using Workflow.Core.Outbox;

namespace Workflow.Outbox;

public sealed class RetryPlanTests
{
    private static readonly Guid message = Guid.Parse("0197c0de-0000-7000-8000-0123456789ab");

    [TestCase(1, 42)]
    [TestCase(2, 84)]
    [TestCase(11, 43_008)]
    public void DelayAfter_Attempt_DoublesWithinATenth(int attempt, double seconds)
    {
        Assert.That(RetryPlan.DelayAfter(attempt, message).TotalSeconds, Is.EqualTo(seconds).Within(10).Percent);
    }

    [Test]
    public void DelayAfter_AllAttempts_TakeADay()
    {
        var longest = Enumerable.Range(0, 1000).Select(i => new Guid(i, 2, 7, [8, 0, 0, 0, 0, 0, (byte)i, (byte)(i >> 8)])).Select(id =>
            Enumerable.Range(1, RetryPlan.MostAttempts - 1).Sum(attempt => RetryPlan.DelayAfter(attempt, id).TotalHours)).ToList();

        Assert.That(longest, Has.All.InRange(21.4, 26.3));
        Assert.That(longest.Average(), Is.EqualTo(23.9).Within(0.3));
    }

    [Test]
    public void DelayAfter_MessagesThatFailedTogether_ComeBackSpread()
    {
        var delays = Enumerable.Range(0, 100).Select(_ => RetryPlan.DelayAfter(5, Guid.CreateVersion7())).ToList();

        Assert.That(delays.Distinct().Count(), Is.GreaterThan(95));
        Assert.That(RetryPlan.DelayAfter(5, message), Is.EqualTo(RetryPlan.DelayAfter(5, message)), "and each message always alike");
    }
}
