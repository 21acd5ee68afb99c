using Workflow.Host.Reports;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Reports;

/// <summary>Reports read ratings from their indexes alone, however many dossiers there are.</summary>
public sealed class RatingPlansTests
{
    private static readonly DateTime from = new(2026, 10, 14, 17, 0, 0, DateTimeKind.Utc);

    private QueryPlans plans = null!;

    [OneTimeSetUp]
    public async Task Create() => plans = await QueryPlans.Create();

    [OneTimeTearDown]
    public async Task Delete() => await plans.DisposeAsync();

    [Test]
    public void Given_OfASpan_ReadsOneIndex([Values] bool isCompetent) =>
        Assert.That(plans.Of(PeriodRatings.Given(plans.Context, Scope(isCompetent), from, from.AddDays(31))), Does.Contain("USING COVERING INDEX ix_ratings_given (first_at>? AND first_at<?)"));

    [Test]
    public void Ended_OfASpan_ReadsOneIndex([Values] bool isCompetent) =>
        Assert.That(plans.Of(PeriodRatings.Ended(plans.Context, Scope(isCompetent), from, from.AddDays(31))), Does.Contain("USING COVERING INDEX ix_ratings_ended (ended_at>? AND ended_at<?)"));

    private static FigureScope Scope(bool isCompetent) => new(isCompetent ? UnitSide.Competent : UnitSide.Receiving, [SampleOffice.Center, SampleOffice.Commune]);
}
