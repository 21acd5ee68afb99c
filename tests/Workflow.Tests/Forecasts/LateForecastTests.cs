using Workflow.Core.Forecasts;
using static Workflow.Tests.Forecasts.Histories;

namespace Workflow.Tests.Forecasts;

public sealed class LateForecastTests
{
    // From the opening of the step four dossiers took 8, 16, 24 and 40 hours to the end.
    private static StepHistory Four => Of((120, 480), (240, 960), (480, 1440), (960, 2400));

    [TestCase(480, 3, TestName = "A rest of exactly what is left is in time")]
    [TestCase(479, 4, TestName = "A minute less is late")]
    [TestCase(2399, 1, TestName = "One took longer than what is left")]
    [TestCase(2400, 0, TestName = "None did")]
    public void Of_AtTheOpening_IsTheShareThatTookLonger(int left, int late)
    {
        var forecast = LateForecast.Of(new OpenStep(0, left, null), [Four], FromThree, Today);

        Assert.That((forecast.Cases, forecast.Late), Is.EqualTo((4, late)));
        Assert.That(forecast.Probability, Is.EqualTo(late / 4.0));
    }

    [Test]
    public void Of_TimePassedInTheStep_TakesOnlyThoseThatWereStillInIt()
    {
        var atOpening = LateForecast.Of(new OpenStep(0, 1400, null), [Four], FromThree, Today);
        var later = LateForecast.Of(new OpenStep(240, 1160, null), [Four], FromThree, Today);

        Assert.That((atOpening.Late, atOpening.Cases), Is.EqualTo((2, 4)));
        Assert.That((later.Late, later.Cases), Is.EqualTo((2, 3)));
    }

    [Test]
    public void Of_TooFewAnywhere_SaysHowManyThereAre()
    {
        var forecast = LateForecast.Of(new OpenStep(0, 480, null), [Of((60, 600)), null, Of((60, 600), (60, 700))], FromThree, Today);

        Assert.That((forecast.IsEnough, forecast.Probability, forecast.Cases), Is.EqualTo((false, (double?)null, 2)));
    }

    [Test]
    public void Of_TooFewInTheUnit_TakesTheStepEverywhereThenTheLimit()
    {
        var few = Of((60, 600));

        var step = LateForecast.Of(new OpenStep(0, 480, null), [few, Four, Four], FromThree, Today);
        var limit = LateForecast.Of(new OpenStep(0, 480, null), [few, few, Four], FromThree, Today);

        Assert.That((step.Basis, limit.Basis), Is.EqualTo(((ForecastBasis?)ForecastBasis.Step, (ForecastBasis?)ForecastBasis.Limit)));
    }

    [Test]
    public void Of_QueueKnown_TakesTwiceTheMinimumWithTheNearestQueues()
    {
        // Six quiet days in time, six busy ones late; at least three cases are asked for, so six are taken.
        var history = Of([
            (60, 300, 4), (60, 300, 5), (60, 300, 6), (60, 300, 7), (60, 300, 8), (60, 300, 9),
            (60, 900, 40), (60, 900, 44), (60, 900, 50), (60, 900, 52), (60, 900, 55), (60, 900, 60),
        ]);

        var quiet = LateForecast.Of(new OpenStep(0, 480, 5), [history], FromThree, Today);
        var busier = LateForecast.Of(new OpenStep(0, 480, 400), [history], FromThree, Today);
        var unknown = LateForecast.Of(new OpenStep(0, 480, null), [history], FromThree, Today);

        Assert.That((quiet.Probability, quiet.Cases, quiet.IsQueueMatched), Is.EqualTo(((double?)0, 6, true)));
        Assert.That((busier.Probability, busier.Cases, busier.IsQueueMatched), Is.EqualTo(((double?)1, 6, true)));
        Assert.That((unknown.Probability, unknown.Cases, unknown.IsQueueMatched), Is.EqualTo(((double?)0.5, 12, false)));
    }

    [Test]
    public void Of_QueuesAsNearAsTheLast_AllCount()
    {
        var history = Of(Enumerable.Range(0, 10).Select(i => (60, i < 5 ? 300 : 900, (int?)20)));

        var forecast = LateForecast.Of(new OpenStep(0, 480, 18), [history], FromThree, Today);

        Assert.That((forecast.Cases, forecast.IsQueueMatched), Is.EqualTo((10, true)));
    }

    [TestCase(599, 6, TestName = "Each piece of work more costs ten minutes")]
    [TestCase(600, 0, TestName = "and no more than ten")]
    public void Of_LongerQueueThanEver_AddsWhatEachPieceOfWorkHasCost(int left, int late)
    {
        var history = Of(Enumerable.Range(0, 20).Select(queue => (60, 100 + 10 * queue, (int?)queue)));

        var forecast = LateForecast.Of(new OpenStep(0, left, 50), [history], FromThree, Today);

        Assert.That((forecast.Late, forecast.Cases), Is.EqualTo((late, 6)));
    }

    [Test]
    public void Of_AnotherUnitsQueue_IsNeverCompared()
    {
        var history = Of([(60, 300, 5), (60, 300, 5), (60, 300, 5), (60, 300, 5), (60, 300, 5), (60, 300, 5), (60, 900, 40)]);

        var forecast = LateForecast.Of(new OpenStep(0, 480, 5), [null, history], FromThree, Today);

        Assert.That((forecast.Cases, forecast.IsQueueMatched), Is.EqualTo((7, false)));
    }

    [Test]
    public void Of_EndedOnTheDayOrBeforeTheWindow_DoesNotCount()
    {
        var history = Of((60, 600), (60, 600), (60, 600), (60, 600));

        var asOfTheDayOfTheLast = LateForecast.Of(new OpenStep(0, 480, null), [history], FromThree, Today.AddDays(-1));
        var twoYearsOn = LateForecast.Of(new OpenStep(0, 480, null), [history], FromThree, Today.AddMonths(25));

        Assert.That((asOfTheDayOfTheLast.Cases, twoYearsOn.Cases), Is.EqualTo((3, 0)));
    }

    [Test]
    public void Graver_OfTwoBranches_IsTheMoreProbableAndNeverTheSilentOne()
    {
        var (grave, light) = (LateForecast.Of(new OpenStep(0, 480, null), [Four], FromThree, Today), LateForecast.Of(new OpenStep(0, 2400, null), [Four], FromThree, Today));
        var silent = LateForecast.Of(new OpenStep(0, 480, null), [], FromThree, Today);

        Assert.That(LateForecast.Graver(light, grave), Is.SameAs(grave));
        Assert.That(LateForecast.Graver(silent, light), Is.SameAs(light));
    }
}
