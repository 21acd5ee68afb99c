using FsCheck;
using FsCheck.Fluent;
using Workflow.Core.Forecasts;
using static Workflow.Tests.Forecasts.Histories;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Forecasts;

/// <summary>What holds of every forecast, whatever happened before.</summary>
public sealed class LateForecastProperties
{
    [Property(MaxTest = 500)]
    public FsCheck.Property Probability_LessTimeLeft_NeverFalls() => Prop.ForAll(Pasts.ToArbitrary(), Standings.ToArbitrary(), (past, standing) =>
    {
        var history = Of(past);
        var less = standing with { LeftMinutes = standing.LeftMinutes / 2 };

        var (more, fewer) = (Forecast(standing, history), Forecast(less, history));

        Assert.That(fewer.Cases, Is.EqualTo(more.Cases), "what is left decides nothing of which cases count");
        Assert.That(fewer.Probability ?? 0, Is.GreaterThanOrEqualTo(more.Probability ?? 0));
    });

    [Property(MaxTest = 500)]
    public FsCheck.Property Probability_OfAnything_IsBetweenZeroAndOne() => Prop.ForAll(Pasts.ToArbitrary(), Standings.ToArbitrary(), (past, standing) =>
    {
        var forecast = Forecast(standing, Of(past));

        Assert.That(forecast.Late, Is.InRange(0, forecast.Cases));
        Assert.That(forecast.IsEnough, Is.EqualTo(forecast.Probability is >= 0 and <= 1));
        if (forecast.IsEnough) Assert.That(forecast.Cases, Is.GreaterThanOrEqualTo(FromThree.MinimumCases));
    });

    [Property(MaxTest = 500)]
    public FsCheck.Property Probability_NothingElapsedNoQueue_IsTheEmpiricalShare() => Prop.ForAll(Pasts.ToArbitrary(), Minutes.ToArbitrary(), (past, left) =>
    {
        var forecast = Forecast(new OpenStep(0, left, null), Of(past));

        var kept = Of(past).Observations;
        double? share = kept.Count < FromThree.MinimumCases ? null : kept.Count(o => o.RestMinutes > left) / (double)kept.Count;
        Assert.That(forecast.Probability, Is.EqualTo(share));
    });

    private static Gen<int> Minutes => Gen.Choose(0, 5000);

    private static Gen<List<(int Step, int Total, int? Waiting)>> Pasts =>
        from cases in (from step in Gen.Choose(0, 2000)
                       from after in Gen.Choose(0, 3000)
                       from waiting in Gen.Choose(-1, 30)
                       select (step, step + after, waiting < 0 ? (int?)null : waiting)).ListOf()
        select cases.ToList();

    private static Gen<OpenStep> Standings =>
        from elapsed in Gen.Choose(0, 1500)
        from left in Minutes
        from waiting in Gen.Choose(-1, 30)
        select new OpenStep(elapsed, left, waiting < 0 ? null : waiting);

    private static LateForecast Forecast(OpenStep step, StepHistory history) => LateForecast.Of(step, [history], FromThree, Today);
}
