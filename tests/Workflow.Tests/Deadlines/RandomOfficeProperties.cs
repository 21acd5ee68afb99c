using FsCheck.NUnit;
using Workflow.Core;
using Workflow.Core.Deadlines;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

/// <summary>What holds of working time when days differ in length: seasons, half-day closures, units with hours of their own.</summary>
[Properties(MaxTest = 400)]
public sealed class RandomOfficeProperties
{
    private static readonly Lazy<Office>[] offices = [.. Enumerable.Range(0, 8).Select(seed => new Lazy<Office>(() => Office.Of(seed)))];

    [Test]
    public void Parse_RandomOffices_AreUsableAndDiffer() =>
        Assert.That(offices.Select(office => office.Value.Clock.Calendar.Version).Distinct().Count(), Is.EqualTo(offices.Length));

    [TestCaseSource(nameof(Seeds))]
    public void AddAndCount_EveryHundredthMinuteOfTheCalendar_AgreeWithTheOracle(int seed)
    {
        var (clock, oracle) = Of(seed);
        var wrong = new List<DateTime>();
        for (var minute = seed; minute < oracle.Minutes; minute += 97)
        {
            var (instant, span) = (WorkingTimeOracle.Instant(minute), minute * 31 % 9000);
            if (!Agree(clock.Start(instant), oracle.Start(minute)) || !Agree(clock.Add(instant, span), oracle.Add(minute, span))
                || clock.Count(WorkingTimeOracle.Instant(0), instant).Value != oracle.Count(0, minute)) wrong.Add(instant);
        }

        Assert.That(wrong, Is.Empty);
    }

    [Property]
    public bool Add_AnyInstantAndSpan_AgreesWithTheOracle(int seed, int at, int span)
    {
        var (clock, oracle) = Of(seed);
        return Agree(clock.Add(Instant(oracle, at), Span(span)), oracle.Add(Minute(oracle, at), Span(span)));
    }

    [Property]
    public bool Count_AfterAdd_GivesTheSpanBack(int seed, int at, int span)
    {
        var (clock, oracle) = Of(seed);
        var due = clock.Add(Instant(oracle, at), Span(span));
        return due.IsRejected || clock.Count(Instant(oracle, at), due.Value).Value == Span(span);
    }

    [Property]
    public bool Add_InTwoParts_IsTheSameAsAtOnce(int seed, int at, int one, int other)
    {
        var (clock, oracle) = Of(seed);
        var whole = clock.Add(Instant(oracle, at), Span(one) + Span(other));
        return whole.IsRejected || Span(other) == 0 || clock.Add(clock.Add(Instant(oracle, at), Span(one)).Value, Span(other)).Value == whole.Value;
    }

    [Property]
    public bool Add_LaterOrLonger_IsNeverEarlier(int seed, int one, int other, int span, byte more)
    {
        var (clock, oracle) = Of(seed);
        var (early, late) = (Math.Min(Minute(oracle, one), Minute(oracle, other)), Math.Max(Minute(oracle, one), Minute(oracle, other)));
        var first = clock.Add(WorkingTimeOracle.Instant(early), Span(span));
        var second = clock.Add(WorkingTimeOracle.Instant(late), Span(span) + more);
        return second.IsRejected || first.Value <= second.Value;
    }

    [Property]
    public bool Subtract_AnySpan_IsTheInverseOfAddAndNotLater(int seed, int at, int span)
    {
        var (clock, oracle) = Of(seed);
        var start = clock.Subtract(Instant(oracle, at), Span(span));
        return start.IsRejected || (start.Value <= Instant(oracle, at) && clock.Count(start.Value, Instant(oracle, at)).Value == Span(span));
    }

    [Property]
    public bool OfDossier_AnyWorkingDays_IsNeverAfterTheStatutoryDateAndExplained(int seed, int at, byte quarters)
    {
        var (clock, oracle) = Of(seed);
        var deadline = Deadline.OfDossier(Instant(oracle, at), TimeLimit.WorkingDays(quarters / 4m), clock);
        if (deadline.IsRejected) return deadline.Rejection!.Code == "YearOutsideCalendar";
        var lines = deadline.Value.Explain(clock);
        return deadline.Value.Binding <= deadline.Value.Statutory && deadline.Value.Binding >= deadline.Value.EffectiveStart
            && lines.Value.Sum(line => line.Minutes) == quarters * 120;
    }

    private static IEnumerable<int> Seeds() => Enumerable.Range(0, 4);

    private static Office Of(int seed) => offices[(uint)seed % (uint)offices.Length].Value;

    private static int Minute(WorkingTimeOracle oracle, int seed) => (int)((uint)seed * 2654435761u % (uint)oracle.Minutes);

    private static DateTime Instant(WorkingTimeOracle oracle, int seed) => WorkingTimeOracle.Instant(Minute(oracle, seed));

    private static int Span(int seed) => (int)((uint)seed * 2246822519u % 40_000u);

    private static bool Agree(Result<DateTime> found, int? expected) =>
        found.IsRejected ? expected is null : WorkingTimeOracle.Minute(found.Value) == expected;

    private sealed record Office(OfficeClock Clock, WorkingTimeOracle Oracle)
    {
        public static Office Of(int seed)
        {
            var made = new RandomOffice(seed);
            var days = WorkingCalendar.Parse(made.Text).Value.Of(made.Lineage, WorkingHours.Parse(RandomOffice.Windows).Value);
            return new Office(new OfficeClock(days, Offices.Vietnam), new WorkingTimeOracle(made.Text, RandomOffice.Windows, made.Lineage));
        }
    }
}
