using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Reports;

namespace Workflow.Tests.Reports;

/// <summary>The figures of a period, by themselves and against dossiers counted one by one.</summary>
public sealed class DossierFiguresTests
{
    private const int Days = 60;

    [FsCheck.NUnit.Property]
    public bool Past_RandomDossiers_IsWhatCountingThemOneByOneGives(int seed)
    {
        var random = new Random(seed);
        var dossiers = Enumerable.Range(0, 80).Select(_ => Life.Of(random)).ToList();
        var (from, to) = (random.Next(Days / 2), Days / 2 + random.Next(Days / 2));

        var figures = DossierFigures.Past(Flow(dossiers, from, to), Flow(dossiers, to + 1, Days), Stock(dossiers, Days), null);

        var open = dossiers.Count(d => d.Received <= to && d.Ended > to);
        var counted = (dossiers.Count(d => d.Received < from && d.Ended >= from), open, dossiers.Count(d => d.IsPausedAt(to)));
        return (figures.CarriedOver, figures.OpenAtEnd, figures.PausedAtEnd) == counted && Sums(figures);
    }

    [FsCheck.NUnit.Property]
    public bool Sum_OfPeriodsOfUnits_KeepsTheIdentity(int seed)
    {
        var random = new Random(seed);
        var units = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 20).Select(_ => Life.Of(random)).ToList()).ToList();

        var sum = units.Select(u => DossierFigures.Now(Flow(u, 20, Days), Stock(u, Days))).Aggregate((one, other) => one + other);

        return Sums(sum) && sum == DossierFigures.Now(Flow(units.SelectMany(u => u).ToList(), 20, Days), Stock(units.SelectMany(u => u).ToList(), Days));
    }

    [TestCase(DossierState.Returned, DossierOutcome.Granted, DeliveryState.HandedOver, Timeliness.Early, EndingKind.Early)]
    [TestCase(DossierState.ResultReady, DossierOutcome.Granted, DeliveryState.Ready, Timeliness.OnTime, EndingKind.OnTime)]
    [TestCase(DossierState.Returned, DossierOutcome.Granted, DeliveryState.HandedOver, Timeliness.Late, EndingKind.Late)]
    [TestCase(DossierState.ResultReady, DossierOutcome.Refused, DeliveryState.Ready, Timeliness.OnTime, EndingKind.Refused)]
    [TestCase(DossierState.Stopped, DossierOutcome.None, DeliveryState.None, Timeliness.Early, EndingKind.Refused)]
    [TestCase(DossierState.Stopped, DossierOutcome.Granted, DeliveryState.Ready, Timeliness.Early, EndingKind.Early)]
    [TestCase(DossierState.Withdrawn, DossierOutcome.None, DeliveryState.None, Timeliness.Late, EndingKind.Withdrawn)]
    public void Ending_OfEachKind_StandsInOneColumn(DossierState state, DossierOutcome outcome, DeliveryState delivery, Timeliness timeliness, EndingKind kind) =>
        Assert.That(DossierEnding.Of(state, outcome, delivery, timeliness), Is.EqualTo(kind));

    // Days after the appointed date; null where it has not come about.
    [TestCase(0, null, 0, ExpectedResult = true, Description = "ended at the appointed minute")]
    [TestCase(1, null, 0, ExpectedResult = false, Description = "ended after it")]
    [TestCase(-1, null, 2, ExpectedResult = false, Description = "asked twice for a supplement")]
    [TestCase(-1, null, 1, ExpectedResult = true, Description = "asked once")]
    [TestCase(null, -3, 1, ExpectedResult = true, Description = "waits for a supplement asked for in time, though the period ended later")]
    [TestCase(null, 1, 1, ExpectedResult = false, Description = "waits for a supplement asked for too late")]
    [TestCase(null, null, 0, ExpectedResult = false, Description = "goes on at the end of the period, past its date")]
    public bool OnTimeRule_ByItsExactWords(int? ended, int? stopped, int supplements)
    {
        var binding = new DateTime(2026, 11, 23, 3, 0, 0, DateTimeKind.Utc);

        return OnTimeRule.IsInTime(At(ended), At(stopped), binding, supplements, binding.AddDays(2));

        DateTime? At(int? days) => days is { } some ? binding.AddDays(some) : null;
    }

    [Test]
    public void OnTimeRate_WhereNobodyCanTell_IsNotApplicable()
    {
        var unknown = DossierFigures.Past(new DossierFlow { ReceivedCounter = 5, Early = 3, InTime = 3 }, default, new DossierStock(2, 0, 0, 2), null);

        Assert.That((unknown.OnTimeRate.IsNotApplicable, unknown.InProgressInTime), Is.EqualTo((true, (int?)null)));
        Assert.That(DossierFigures.Now(unknown.Flow, new DossierStock(2, 0, 1, 1)).OnTimeRate, Is.EqualTo(new Share(4, 5)));
    }

    private static bool Sums(DossierFigures f) =>
        f.Total == f.Flow.Resolved + f.InProgress + (f.PausedAtEnd + f.Flow.Refused + f.Flow.Withdrawn) && f.Total == f.CarriedOver + f.Flow.Received;

    private static DossierFlow Flow(List<Life> dossiers, int from, int to) => dossiers.Aggregate(default(DossierFlow), (sum, d) => sum + d.Within(from, to));

    private static DossierStock Stock(List<Life> dossiers, int day) => new(
        dossiers.Count(d => d.Received <= day && d.Ended > day), dossiers.Count(d => d.IsPausedAt(day)), 0, 0);

    /// <summary>A dossier by days; what ends or pauses on a day has done so at its end.</summary>
    private sealed record Life(int Received, int Ended, EndingKind Kind, int Paused, int Resumed)
    {
        public static Life Of(Random random)
        {
            var received = random.Next(Days);
            var ended = random.Next(4) == 0 ? int.MaxValue : received + random.Next(30);
            var paused = random.Next(3) > 0 ? int.MaxValue : Math.Min(received + random.Next(10), ended);
            return new Life(received, ended, (EndingKind)random.Next(5), paused, paused == int.MaxValue ? paused : Math.Min(paused + random.Next(10), ended));
        }

        public bool IsPausedAt(int day) => Paused <= day && Resumed > day;

        public DossierFlow Within(int from, int to)
        {
            var flow = new DossierFlow { PausedChange = (IsPausedAt(to) ? 1 : 0) - (IsPausedAt(from - 1) ? 1 : 0) };
            if (from <= Received && Received <= to) flow += new DossierFlow { ReceivedOnline = 1 };
            if (from <= Ended && Ended <= to)
                flow += Kind switch
                {
                    EndingKind.Early => new DossierFlow { Early = 1 }, EndingKind.OnTime => new DossierFlow { OnTime = 1 }, EndingKind.Late => new DossierFlow { Late = 1 },
                    EndingKind.Refused => new DossierFlow { Refused = 1 }, _ => new DossierFlow { Withdrawn = 1 },
                };
            return flow;
        }
    }
}
