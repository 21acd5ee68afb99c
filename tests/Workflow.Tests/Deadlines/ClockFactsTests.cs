using Workflow.Core.Deadlines;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

/// <summary>Every kind of fact beside the plain pause, on the dossier received Monday 16/11/2026 09:00 for five days, due Monday 23/11 09:00.</summary>
public sealed class ClockFactsTests
{
    private static readonly OfficeClock second = new(ShippedCalendar.Flipped(new DateOnly(2026, 11, 20)), WorkingHours.Standard, Vietnam);
    private static readonly Guid survey = Guid.NewGuid();
    private static readonly Guid supplement = Guid.NewGuid();

    private static Facts Received => Facts.Started("16/11/2026 09:00", "5wd");

    [Test]
    public void Extended_ApologyAlone_MovesThePromiseAndNotTheBindingDate()
    {
        var clock = Replayed(Received.Extended("20/11/2026 10:00", "26/11/2026 10:00"));

        Assert.That((Shown(clock.Binding), Shown(clock.Appointed)), Is.EqualTo(("Mon 23/11/2026 09:00", "Thu 26/11/2026 10:00")));
        Assert.That(Shown(clock.Statutory), Is.EqualTo("Mon 23/11/2026 17:00"));
    }

    [Test]
    public void Extended_OnALegalBasis_MovesEveryDate()
    {
        var clock = Replayed(Received.Extended("20/11/2026 10:00", "26/11/2026 10:00", "Luật Xây dựng 2014, Điều 102"));

        Assert.That(clock.Dates, Is.EqualTo(new ClockDates(At("26/11/2026 10:00"), At("26/11/2026 10:00"), At("26/11/2026 10:00"))));
    }

    [Test]
    public void Extended_ThenPaused_BothDatesMoveByThePause()
    {
        var clock = Replayed(Received.Extended("20/11/2026 10:00", "26/11/2026 10:00").Paused("20/11/2026 14:00").Resumed("23/11/2026 14:00"));

        Assert.That((Shown(clock.Binding), Shown(clock.Appointed)), Is.EqualTo(("Wed 25/11/2026 09:00", "Fri 27/11/2026 10:00")));
    }

    [Test]
    public void Extended_ThenALongerLimit_TheLimitStands()
    {
        var clock = Replayed(Received.Extended("20/11/2026 10:00", "26/11/2026 10:00", "Điều 102").LimitChanged("23/11/2026 08:00", "15wd"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Tue 08/12/2026 09:00"));
    }

    [Test]
    public void Extended_ThenPausedWhenLate_KeepsEveryDate()
    {
        var clock = Replayed(
            Received.Extended("20/11/2026 10:00", "26/11/2026 10:00", "Luật Xây dựng 2014, Điều 102").Paused("26/11/2026 14:00").Resumed("30/11/2026 09:00"));

        Assert.That(clock.Dates, Is.EqualTo(new ClockDates(At("26/11/2026 10:00"), At("26/11/2026 10:00"), At("26/11/2026 10:00"))));
    }

    [TestCase(true, TestName = "The suspension falls away first")]
    [TestCase(false, TestName = "The supplement falls away first")]
    public void Suspended_OverASupplement_CountsOnceAndSaysWhichFellAway(bool suspensionFirst)
    {
        var facts = Received.Suspended("18/11/2026 10:00", "Bộ luật Tố tụng hành chính, Điều 141").Paused(At("19/11/2026 09:00"), supplement);
        var first = facts.Resumed(At("20/11/2026 16:00"), suspensionFirst ? null : supplement);
        var between = Replayed(first);
        var clock = Replayed(first.Resumed(At("25/11/2026 14:30"), suspensionFirst ? supplement : null));

        Assert.That((between.State, between.RemainingMinutes), Is.EqualTo((ClockState.Paused, 23 * 60)));
        Assert.That(between.Standing!.Reasons.Single(r => r.Ended is null).Began.Kind, Is.EqualTo(suspensionFirst ? ClockFactKind.Paused : ClockFactKind.Suspended));
        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 30/11/2026 13:30"));
        Assert.That(clock.Stops, Has.Count.EqualTo(1));
    }

    [Test]
    public void Restarted_AfterASupplement_CountsTheWholeLimitAnew()
    {
        var clock = Replayed(Received.Paused("18/11/2026 10:00").Resumed("25/11/2026 14:30").Restarted("25/11/2026 14:30"));

        Assert.That((Shown(clock.Binding), Shown(clock.Statutory)), Is.EqualTo(("Wed 02/12/2026 14:30", "Wed 02/12/2026 17:00")));
        Assert.That(Shown(clock.EffectiveStart), Is.EqualTo("Mon 16/11/2026 09:00"));
    }

    [Test]
    public void Restarted_WhenLateAlready_StaysLate()
    {
        var clock = Replayed(Received.Paused("24/11/2026 10:00").Resumed("25/11/2026 14:30").Restarted("25/11/2026 14:30"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 23/11/2026 09:00"));
    }

    [Test]
    public void Restarted_WhileAnotherReasonHolds_StandsWithTheWholeLimit()
    {
        var clock = Replayed(
            Received.Paused(At("18/11/2026 10:00"), supplement).Suspended("19/11/2026 09:00", "Điều 141").Resumed(At("20/11/2026 09:00"), supplement).Restarted("20/11/2026 09:00"));

        Assert.That((clock.State, clock.RemainingMinutes), Is.EqualTo((ClockState.Paused, 5 * 480)));
        Assert.That(clock.Standing!.Reasons.Select(reason => reason.Began.Kind), Is.EqualTo((ClockFactKind[])[ClockFactKind.Suspended]));
    }

    [Test]
    public void Restarted_UnderANewCalendar_CountsByIt()
    {
        var clock = Replayed(Received.Paused("17/11/2026 10:00").Under("second").Resumed("18/11/2026 09:00").Restarted("18/11/2026 09:00"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Fri 27/11/2026 09:00"));
    }

    [Test]
    public void Resumed_NamingAStep_EndsThePauseWrittenBeforeStepsWere()
    {
        var clock = Replayed(Received.Paused("18/11/2026 10:00").Resumed(At("25/11/2026 14:30"), supplement));

        Assert.That((clock.State, Shown(clock.Binding)), Is.EqualTo((ClockState.Running, "Mon 30/11/2026 13:30")));
    }

    [Test]
    public void Uncounted_Step_MovesTheDateByItsWorkingTime()
    {
        var facts = Received.UncountedBegan("18/11/2026 10:00", survey);
        var during = Replayed(facts);
        var after = Replayed(facts.UncountedEnded("19/11/2026 10:00", survey));

        Assert.That((during.State, during.PausedAt, during.RemainingMinutes), Is.EqualTo((ClockState.Uncounted, (DateTime?)null, 23 * 60)));
        Assert.That(Shown(after.Binding), Is.EqualTo("Wed 25/11/2026 09:00"));
    }

    [Test]
    public void Uncounted_OverlappingAPause_CountsOnce()
    {
        var clock = Replayed(
            Received.UncountedBegan("18/11/2026 10:00", survey).Paused(At("18/11/2026 14:00"), supplement)
                .UncountedEnded("19/11/2026 10:00", survey).Resumed(At("19/11/2026 14:00"), supplement));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Wed 25/11/2026 11:30"));
        Assert.That(clock.Pauses, Is.EqualTo(new[] { new ClockPause(At("18/11/2026 14:00"), "first", At("19/11/2026 14:00"), "first") }));
    }

    [Test]
    public void LimitChanged_AfterAPause_CountsFromReceptionAndKeepsThePause()
    {
        var clock = Replayed(Received.Paused("18/11/2026 10:00").Resumed("19/11/2026 10:00").LimitChanged("20/11/2026 09:00", "10wd"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Wed 02/12/2026 09:00"));
    }

    [Test]
    public void LimitChanged_UnderANewCalendar_CountsByItFromReception()
    {
        var clock = Replayed(Received.Under("second").LimitChanged("18/11/2026 09:00", "5wd"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Wed 25/11/2026 09:00"));
    }

    [Test]
    public void Recomputed_UnderAnotherCalendar_CountsEverythingByIt()
    {
        var facts = Received.Under("second").Recomputed("18/11/2026 10:00");
        var moved = Replayed(facts);
        var back = Replayed(facts.Under("first").Recomputed("19/11/2026 10:00"));

        Assert.That((Shown(moved.Binding), Shown(back.Binding)), Is.EqualTo(("Wed 25/11/2026 09:00", "Mon 23/11/2026 09:00")));
    }

    [Test]
    public void Replay_AtAPastInstant_KnowsNothingOfWhatCameAfter()
    {
        var facts = Received.Paused("18/11/2026 10:00").Resumed("25/11/2026 14:30");

        var before = DossierClock.Replay(facts, At("18/11/2026 09:59"), ClockOf).Value;
        var paused = DossierClock.Replay(facts, At("18/11/2026 10:00"), ClockOf).Value;

        Assert.That((before.State, paused.State), Is.EqualTo((ClockState.Running, ClockState.Paused)));
        Assert.That(DossierClock.Replay(facts, At("16/11/2026 08:59"), ClockOf).Rejection?.Code, Is.EqualTo("ClockNotStarted"));
    }

    [Test]
    public void Timeliness_EndedWhileTheClockStood_IsMeasuredWhenItStopped()
    {
        var clock = Replayed(Received.Paused("18/11/2026 10:00").Ended("15/12/2026 09:00"));

        Assert.That(clock.Timeliness(Standard), Is.EqualTo(Timeliness.Early));
        Assert.That((clock.Standing?.RemainingMinutes, clock.RemainingMinutes), Is.EqualTo((23 * 60, (int?)null)));
    }

    [Test]
    public void Replay_FactsThatContradict_AreRejected()
    {
        Facts[] contradictions =
        [
            Received.UncountedEnded("17/11/2026 09:00", survey),
            Received.UncountedBegan("17/11/2026 09:00", survey).UncountedEnded("18/11/2026 09:00", supplement),
            Received.Paused(At("17/11/2026 09:00"), supplement).UncountedEnded("18/11/2026 09:00", supplement),
            Received.UncountedBegan("17/11/2026 09:00", survey).Resumed(At("18/11/2026 09:00"), survey),
            Received.Paused(At("17/11/2026 09:00"), supplement).Resumed(At("18/11/2026 09:00"), survey),
            Received.Suspended("17/11/2026 09:00", "Điều 141").Suspended("18/11/2026 09:00", "Điều 141"),
            Received.Paused("17/11/2026 09:00").Extended("18/11/2026 09:00", "26/11/2026 10:00"),
            Received.Restarted("17/11/2026 09:00"),
            Received.Ended("17/11/2026 09:00").Recomputed("18/11/2026 09:00"),
        ];

        Assert.That(contradictions.Select(facts => DossierClock.Replay(facts, ClockOf).Rejection?.Code), Is.All.EqualTo("ClockFactsContradict"));
    }

    [Test]
    public void Replay_OneFactTwice_IsRejected()
    {
        var facts = Received.Paused("17/11/2026 09:00");

        Assert.That(DossierClock.Replay([.. facts, facts[^1]], ClockOf).Rejection?.Code, Is.EqualTo("ClockFactsContradict"));
    }

    private static OfficeClock ClockOf(string version) => version == "second" ? second : Standard;

    private static DossierClock Replayed(Facts facts) => DossierClock.Replay(facts, ClockOf).Value;
}
