using Workflow.Core.Forecasts;

namespace Workflow.Tests.Forecasts;

public sealed class StepHistoryTests
{
    private static readonly ForecastRule rule = ForecastRule.Standard;

    [Test]
    public void Add_AnyOrder_KeepsTheSameSample()
    {
        var observations = Month(new DateOnly(2026, 3, 1), 300).Concat(Month(new DateOnly(2026, 4, 1), 20)).ToList();
        var shuffled = observations.ToArray();
        new Random(20261122).Shuffle(shuffled);

        var (first, second) = (Filled(observations), Filled(shuffled));

        Assert.That(second.Packed, Is.EqualTo(first.Packed));
        Assert.That(first.Observations, Has.Count.EqualTo(StepHistory.MostPerMonth + 20));
        Assert.That(
            first.Observations.Where(o => o.EndedDay.Month == 3).Select(o => o.Draw).Order(),
            Is.EqualTo(observations.Where(o => o.EndedDay.Month == 3).Select(o => o.Draw).Order().Take(StepHistory.MostPerMonth)), "the lowest draws of a month");
    }

    [Test]
    public void Add_PastTheWindow_ForgetsWhatIsOlder()
    {
        var history = Filled(Month(new DateOnly(2024, 10, 1), 5).Concat(Month(new DateOnly(2026, 10, 20), 1)));

        Assert.That(history.Observations.Select(o => o.EndedDay.Year), Is.EqualTo((int[])[2026]));
    }

    [Test]
    public void Packed_ReadAgain_IsWhatWasWritten()
    {
        StepObservation[] observations =
        [
            new(new DateOnly(2025, 1, 1), 0, 0, null, 0), new(new DateOnly(2025, 1, 1), 127, 128, 0, 1),
            new(new DateOnly(2026, 1, 1), 480_000, 2_000_000, 300, uint.MaxValue),
        ];

        var read = ObservationsAgain(Filled(observations));

        Assert.That(read, Is.EqualTo(observations));
    }

    [Test]
    public void DrawOf_VisitsOfOneDossier_DifferAndStay()
    {
        var id = Guid.Parse("0194a5f0-0000-7000-8000-000000000001");

        var draws = Enumerable.Range(0, 100).Select(visit => StepObservation.DrawOf(id, visit)).ToList();

        Assert.That(draws.Distinct().Count(), Is.EqualTo(100));
        Assert.That(draws[1], Is.EqualTo(StepObservation.DrawOf(id, 1)));
    }

    /// <summary>What another process reads from the stored bytes.</summary>
    private static IReadOnlyList<StepObservation> ObservationsAgain(StepHistory history)
    {
        var again = new StepHistory { Key = history.Key };
        typeof(StepHistory).GetProperty(nameof(StepHistory.Packed))!.SetValue(again, history.Packed);
        return again.Observations;
    }

    private static StepHistory Filled(IEnumerable<StepObservation> observations)
    {
        var history = new StepHistory { Key = "step|1.009994|nha-o-rieng-le|tham-dinh" };
        foreach (var observation in observations) history.Add(observation, rule);
        return history;
    }

    private static IEnumerable<StepObservation> Month(DateOnly first, int count) =>
        Enumerable.Range(0, count).Select(i => new StepObservation(first.AddDays(i % 28), 60 + i, 600 + i, i, StepObservation.DrawOf(Guid.Empty, first.Month * 1000 + i)));
}
