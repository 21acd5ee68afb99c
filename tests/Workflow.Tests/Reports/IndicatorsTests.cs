using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

/// <summary>The indicators of Decision 766/QĐ-TTg by the exact words of the calculation note.</summary>
public sealed class IndicatorsTests
{
    private static readonly DossierFlow flow = new() { ReceivedCounter = 30, ReceivedOnline = 10, Early = 15, OnTime = 5, Late = 5, Refused = 4, InTime = 22 };

    private static readonly ServiceFlow services = new()
    {
        Reused = 8, ElectronicResults = 20, Digitised = 19, OnlineWithResult = 5, WithFee = 12, PaidOnline = 9,
    };

    private static readonly SatisfactionFlow ratings = new(9, 2, 4, RatedOfEnded: 12, DislikedInTime: 3);

    [TestCase("2.1", 30, 40)]
    [TestCase("3.3", 5, 25)]
    [TestCase("3.6", 9, 12)]
    [TestCase("4.1", 20, 25)]
    [TestCase("4.2", 19, 25)]
    [TestCase("4.3", 8, 40)]
    [TestCase("5.4", 17, 25)]
    public void Of_EachIndicator_DividesWhatTheNoteNames(string number, int part, int whole) =>
        Assert.That(Indicator(number).Share, Is.EqualTo(new Share(part, whole)));

    [TestCase("4.2", "95")]
    [TestCase("4.3", "25")]
    [TestCase("3.3", "40")]
    [TestCase("4.1", null)]
    [TestCase("5.4", "75.56")]
    public void Earned_ByItsThreshold_IsInProportionBelowIt(string number, string? percent) =>
        Assert.That(Indicator(number).Earned, Is.EqualTo(percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase(79, "98.75")]
    [TestCase(80, "100")]
    [TestCase(100, "100")]
    public void Earned_AtTheThreshold_IsAll(int digitised, string percent)
    {
        var made = Indicators.Of(DossierFigures.Now(new DossierFlow { OnTime = 100 }, default), new ServiceFlow { ElectronicResults = 100, Digitised = digitised }, default);

        Assert.That(made.Single(i => i.Number == "4.2").Earned, Is.EqualTo(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Test]
    public void Of_NothingToDivideBy_IsNotApplicableAndEarnsNothing() =>
        Assert.That(Indicators.Of(DossierFigures.Now(default, default), default, default).Select(i => (i.Share.IsNotApplicable, i.Earned)), Is.All.EqualTo((true, (decimal?)null)));

    [TestCase(0, 0, 0, 10, 10, Description = "nobody late and nobody dissatisfied")]
    [TestCase(2, 3, 0, 5, 10, Description = "late and disliked are taken off one after the other")]
    [TestCase(7, 3, 0, 0, 10, Description = "and the last of them leaves nothing")]
    [TestCase(7, 5, 0, 0, 10, Description = "what was counted at different moments is cut at nothing")]
    [TestCase(0, 0, 5, 10, 10, Description = "refused and withdrawn dossiers are not resolved")]
    public void Satisfaction_LateAndDisliked_AreTakenOffTheResolved(int late, int disliked, int refused, int part, int whole) =>
        Assert.That(
            Indicators.Satisfaction(new DossierFlow { Early = 10 - late, Late = late, Refused = refused }, new SatisfactionFlow { DislikedInTime = disliked }), Is.EqualTo(new Share(part, whole)));

    [Test]
    public void WithoutData_AndThoseTold_AreEachNumberOnce()
    {
        var told = Indicators.Of(DossierFigures.Now(flow, default), services, ratings).Select(i => i.Number).ToList();

        Assert.That(told.Concat(Indicators.WithoutData), Is.Unique);
        Assert.That(told.Concat(Indicators.WithoutData).Order(StringComparer.Ordinal), Is.EqualTo((string[])[
            "1.1", "1.2", "1.3", "1.4", "2.1", "3.1", "3.2", "3.3", "3.5", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "5.4"]));
    }

    private static Indicator Indicator(string number) =>
        Indicators.Of(DossierFigures.Now(flow, new DossierStock(11, 0, 3, 8)), services, ratings).Single(i => i.Number == number);
}
