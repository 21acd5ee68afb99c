using FsCheck.NUnit;
using Workflow.Core.Deadlines;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

/// <summary>What holds of working time at any instant of the calendar, for two offices with different hours.</summary>
[TestFixture("07:30-11:30,13:00-17:00")]
[TestFixture("08:00-11:30,13:30-17:00")]
[Properties(MaxTest = 400)]
public sealed class OfficeClockProperties
{
    private readonly OfficeClock clock;
    private readonly WorkingTimeOracle oracle;

    public OfficeClockProperties(string hours)
    {
        clock = Offices.WithHours(hours);
        oracle = new WorkingTimeOracle(Offices.CalendarText, hours);
    }

    [Test, Category(DeadlineLawsTests.Exhaustive)]
    public void StartAndCount_EveryMinuteOfTheCalendar_AgreeWithTheOracle()
    {
        var first = WorkingTimeOracle.Instant(0);
        var wrong = new List<DateTime>();
        for (var minute = 0; minute < oracle.Minutes; minute++)
        {
            var instant = WorkingTimeOracle.Instant(minute);
            if (!Agree(clock.Start(instant), oracle.Start(minute)) || clock.Count(first, instant).Value != oracle.Count(0, minute)) wrong.Add(instant);
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test, Category(DeadlineLawsTests.Exhaustive)]
    public void AddAndSubtract_EverySpanFromAnEndOfTheCalendar_AgreeWithTheOracle()
    {
        var (first, last) = (WorkingTimeOracle.Instant(0), WorkingTimeOracle.Instant(oracle.Minutes - 1));
        var total = oracle.Count(0, oracle.Minutes);
        var wrong = new List<int>();
        for (var minutes = 1; minutes <= total; minutes++)
            if (!Agree(clock.Add(first, minutes), oracle.Add(0, minutes)) || !Agree(clock.Subtract(last, total - minutes), oracle.Add(0, minutes))) wrong.Add(minutes);

        Assert.That(wrong, Is.Empty);
        Assert.That(clock.Add(first, total + 1).Rejection?.Code, Is.EqualTo("YearOutsideCalendar"));
    }

    [Property]
    public bool Add_AnyInstantAndSpan_AgreesWithTheOracle(int seed, int span) =>
        Agree(clock.Add(Instant(seed), Span(span)), oracle.Add(Minute(seed), Span(span)));

    [Property]
    public bool Count_AnyTwoInstants_AgreesWithTheOracle(int one, int other) =>
        clock.Count(Instant(one), Instant(other)).Value == oracle.Count(Minute(one), Minute(other));

    [Property]
    public bool Count_AfterAdd_GivesTheSpanBack(int seed, int span)
    {
        var minutes = Span(span);
        var due = clock.Add(Instant(seed), minutes);
        return due.IsRejected || clock.Count(Instant(seed), due.Value).Value == minutes;
    }

    [Property]
    public bool Add_AfterCount_ReachesALastWorkedMinute(int one, int other)
    {
        var (from, to) = (Math.Min(Minute(one), Minute(other)), Math.Max(Minute(one), Minute(other)));
        var minutes = oracle.Count(from, to);
        return minutes == 0 || clock.Add(WorkingTimeOracle.Instant(from), minutes).Value <= WorkingTimeOracle.Instant(to);
    }

    [Property]
    public bool Add_InTwoParts_IsTheSameAsAtOnce(int seed, int one, int other)
    {
        var (first, second) = (Span(one), Span(other));
        var whole = clock.Add(Instant(seed), first + second);
        return whole.IsRejected || second == 0 || clock.Add(clock.Add(Instant(seed), first).Value, second).Value == whole.Value;
    }

    [Property]
    public bool Add_LaterOrLonger_IsNeverEarlier(int one, int other, int span, byte more)
    {
        var (early, late) = (Math.Min(Minute(one), Minute(other)), Math.Max(Minute(one), Minute(other)));
        var minutes = Span(span);
        var first = clock.Add(WorkingTimeOracle.Instant(early), minutes);
        var second = clock.Add(WorkingTimeOracle.Instant(late), minutes + more);
        return second.IsRejected || first.Value <= second.Value;
    }

    [Property]
    public bool Add_AnySpan_EndsAWorkedMinuteAndNeverAtAnOpening(int seed, int span)
    {
        var minutes = Span(span);
        var due = clock.Add(Instant(seed), minutes + 1);
        return due.IsRejected || oracle.IsWorking(WorkingTimeOracle.Minute(due.Value) - 1);
    }

    [Property]
    public bool Subtract_AnySpan_IsTheInverseOfAddAndNotLater(int seed, int span)
    {
        var minutes = Span(span);
        var start = clock.Subtract(Instant(seed), minutes);
        return start.IsRejected || (start.Value <= Instant(seed) && clock.Count(start.Value, Instant(seed)).Value == minutes);
    }

    [Property]
    public bool OfDossier_AnyWorkingDays_IsNeverAfterTheStatutoryDate(int seed, byte quarters)
    {
        var deadline = Deadline.OfDossier(Instant(seed), TimeLimit.WorkingDays(quarters / 4m), clock);
        return deadline.IsRejected || (deadline.Value.Binding <= deadline.Value.Statutory && deadline.Value.Binding >= deadline.Value.EffectiveStart);
    }

    [Property]
    public bool Replay_OnePause_ShiftsTheDateByItsOverlapWithWorkingTime(int seed, int untilPause, int pause, byte days)
    {
        var (received, paused, resumed) = (Minute(seed), Minute(seed) + Span(untilPause), Minute(seed) + Span(untilPause) + Span(pause));
        if (days == 0 || resumed >= oracle.Minutes) return true;
        var facts = Facts.Started(WorkingTimeOracle.Instant(received), $"{days}wd")
            .Paused(WorkingTimeOracle.Instant(paused)).Resumed(WorkingTimeOracle.Instant(resumed));
        var replay = DossierClock.Replay(facts, _ => clock);
        if (replay.IsRejected) return replay.Rejection!.Code == "YearOutsideCalendar";

        var (before, after) = (WorkingTimeOracle.Minute(replay.Value.Unpaused.Binding), WorkingTimeOracle.Minute(replay.Value.Binding));
        var overlap = paused >= before ? 0 : oracle.Count(paused, resumed);
        return oracle.Count(before, after) == (oracle.Count(paused, before) == 0 ? 0 : overlap) && replay.Value.Binding <= replay.Value.Statutory;
    }

    private int Minute(int seed) => (int)((uint)seed * 2654435761u % (uint)oracle.Minutes);

    // FsCheck's numbers are small; these are spread over the calendar, and over spans up to three months.
    private static int Span(int seed) => (int)((uint)seed * 2246822519u % 40_000u);

    private DateTime Instant(int seed) => WorkingTimeOracle.Instant(Minute(seed));

    private static bool Agree(Core.Result<DateTime> found, int? expected) =>
        found.IsRejected ? expected is null : WorkingTimeOracle.Minute(found.Value) == expected;
}
