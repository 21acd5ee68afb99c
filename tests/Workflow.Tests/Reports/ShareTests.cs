using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

/// <summary>The percentages of published reports come out of their counts, rounded or cut as each text printed them.</summary>
public sealed class ShareTests
{
    [TestCase(26_215, 94_397, 2, 27.77)]
    [TestCase(87_989, 94_397, 1, 93.2)]
    [TestCase(3_124, 94_397, 1, 3.3)]
    [TestCase(236, 1_370, 0, 17)]
    [TestCase(236, 457, 0, 52)]
    [TestCase(1_070, 1_370, 0, 78)]
    [TestCase(118, 286, 0, 41)]
    [TestCase(10_593, 61_049, 2, 17.35)]
    [TestCase(72, 41_905, 2, 0.17)]
    [TestCase(1_859, 1_953, 0, 95)]
    [TestCase(111, 125, 1, 88.8)]
    [TestCase(55, 55, 0, 100)]
    [TestCase(6_018, 6_039, 1, 99.7)]
    public void Rounded_PublishedCounts_GiveThePrintedPercentage(int part, int whole, int decimals, double printed) =>
        Assert.That(new Share(part, whole).Rounded(decimals), Is.EqualTo((decimal)printed));

    [TestCase(3_284, 94_397, 1, 3.4, 3.5)]
    [TestCase(106, 236, 0, 44, 45)]
    [TestCase(787, 1_953, 2, 40.29, 40.30)]
    public void Truncated_CountsThatATextHasCut_GiveThePrintedPercentageAndRoundingAnother(int part, int whole, int decimals, double printed, double rounded)
    {
        var share = new Share(part, whole);

        Assert.That((share.Truncated(decimals), share.Rounded(decimals)), Is.EqualTo(((decimal?)(decimal)printed, (decimal?)(decimal)rounded)));
    }

    [TestCase(63_393, 31_004, 94_397)]
    [TestCase(1_383, 57, 1_440)]
    [TestCase(29, 45, 74)]
    [TestCase(46, 143, 189)]
    [TestCase(787, 1_072, 1_859)]
    [TestCase(92, 11, 103)]
    [TestCase(907, 318, 1_225)]
    public void Sum_PublishedParts_GiveThePublishedWhole(int one, int other, int whole) => Assert.That(one + other, Is.EqualTo(whole));

    [TestCase(2_059, 1_554, 367, 138)]
    [TestCase(511, 459, 35, 17)]
    [TestCase(1_225, 1_070, 118, 37)]
    [TestCase(92, 50, 39, 3)]
    [TestCase(57, 10, 1, 34, 12)]
    [TestCase(11, 6, 2, 1, 1, 1)]
    [TestCase(103, 100, 2, 1)]
    public void Sum_PublishedBreakdowns_GiveThePublishedWhole(int whole, params int[] parts) => Assert.That(parts.Sum(), Is.EqualTo(whole));

    [Test]
    public void Figures_OfTheReportOf2020_SumAsPublished()
    {
        var figures = new DossierFigures(new DossierFlow(68_182, 26_215, 0, 80_000, 7_989, 0, 0, 0, 87_989, 0), 3_124 + 3_284, 3_284, 0, 3_124);

        Assert.That((figures.Total, figures.CarriedOver, figures.Flow.Resolved, figures.InProgress, figures.PausedAtEnd), Is.EqualTo((94_397, 0, 87_989, 3_124, 3_284)));
        Assert.That(figures.Total, Is.EqualTo(figures.Flow.Resolved + figures.InProgress + (figures.PausedAtEnd + figures.Flow.Refused + figures.Flow.Withdrawn)));
        Assert.That((figures.Punctual.Rounded(0), figures.OnlineShare.Rounded(2)), Is.EqualTo(((decimal?)100, (decimal?)27.77m)));
    }

    [Test]
    public void Share_NothingToDivideBy_IsNotApplicable()
    {
        var nothing = new Share(0, 0);

        Assert.That((nothing.IsNotApplicable, nothing.Rounded(1), nothing.Truncated(1), nothing.Points(20, 80)), Is.EqualTo((true, (decimal?)null, (decimal?)null, (decimal?)null)));
    }

    [TestCase(80, 100, 10, 80, 10)]
    [TestCase(95, 100, 10, 80, 10)]
    [TestCase(40, 100, 10, 80, 5)]
    [TestCase(1, 3, 12, 50, 8)]
    [TestCase(10_593, 61_049, 12, 50, 4.16)]
    public void Points_AtAndBelowTheThreshold_AreTheMostOrInProportion(int part, int whole, double most, double threshold, double points) =>
        Assert.That(new Share(part, whole).Points((decimal)most, (decimal)threshold), Is.EqualTo((decimal)points));
}
