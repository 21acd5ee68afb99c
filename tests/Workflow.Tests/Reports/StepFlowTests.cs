using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

/// <summary>Finished steps, summed and spread over the columns of the heat map.</summary>
public sealed class StepFlowTests
{
    [TestCase(0, 0)]
    [TestCase(120, 0)]
    [TestCase(121, 1)]
    [TestCase(240, 1)]
    [TestCase(360, 2)]
    [TestCase(480, 3)]
    [TestCase(481, 4)]
    [TestCase(600, 4)]
    [TestCase(601, 5)]
    public void ColumnOf_MinutesOfADay_EndsInclusive(int taken, int column)
    {
        Assert.That(StepSpread.ColumnOf(taken, 480), Is.EqualTo(column));
        Assert.That(StepSpread.Of(taken, 480).Counts.Index().Where(c => c.Item == 1).Select(c => c.Index), Is.EqualTo((int[])[column]));
    }

    [Test]
    public void Sum_OfTimedAndUntimedSteps_AveragesTheTimedAlone()
    {
        var sum = StepFlow.Of(isLate: false, wasSentBack: true, 100, 480) + StepFlow.Of(isLate: true, wasSentBack: false, 601, 480) + StepFlow.Of(isLate: false, wasSentBack: false, null, 0);

        Assert.That((sum.Done, sum.Late, sum.SentBack, sum.Timed), Is.EqualTo((3, 1, 1, 2)));
        Assert.That((sum.AverageMinutes, sum.LateShare, sum.Used), Is.EqualTo(((int?)351, new Share(1, 2), new Share(701, 960))));
        Assert.That(sum.Spread.Counts, Is.EqualTo((int[])[1, 0, 0, 0, 0, 1]));
        Assert.That(default(StepFlow).AverageMinutes, Is.Null);
    }

    [FsCheck.NUnit.Property]
    public bool Spread_OfAnySteps_HoldsEachTimedOneOnce(int seed)
    {
        var random = new Random(seed);
        var steps = Enumerable.Range(0, 40).Select(_ => StepFlow.Of(random.Next(2) == 0, random.Next(2) == 0, random.Next(3) == 0 ? null : random.Next(2000), random.Next(1, 1000))).ToList();

        var sum = steps.Aggregate((one, other) => one + other);

        return sum.Spread.Counts.Sum() == sum.Timed && sum.Timed <= sum.Done && sum.Done == 40;
    }
}
