using Workflow.Core.Deadlines;
using Workflow.Testing;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

public sealed class DossierClockTests
{
    private static readonly Dictionary<string, Facts> beyond = new()
    {
        ["Received before the calendar"] = Facts.Started("29/12/2023 09:00", "1wd"),
        ["The binding date after a pause"] = Facts.Started("27/12/2027 09:00", "4wd").Paused("28/12/2027 09:00").Resumed("30/12/2027 09:00"),
        ["The promised date after a pause"] = Facts.Started("20/12/2027 09:00", "2wd").Extended("20/12/2027 10:00", "31/12/2027 10:00")
            .Paused("21/12/2027 09:00").Resumed("22/12/2027 09:00"),
        ["The statutory date after a pause"] = Facts.Started("28/12/2027 16:00", "2wd").Paused("29/12/2027 16:00").Resumed("31/12/2027 07:30"),
        ["What is left to a promise"] = Facts.Started("27/12/2027 09:00", "2wd").Extended("27/12/2027 10:00", "03/01/2028 10:00", "Điều 102").Paused("28/12/2027 09:00"),
        ["A count begun anew"] = Facts.Started("27/12/2027 09:00", "4wd").Paused("28/12/2027 09:00").Resumed("28/12/2027 10:00").Restarted("28/12/2027 10:00"),
    };

    private static IEnumerable<string> Beyond => beyond.Keys;

    // Decree 61/2018, article 19: received Monday 09:00 for five days, a supplement asked after 17 working hours.
    private static Facts AwaitingSupplement => Facts.Started("16/11/2026 09:00", "5wd").Paused("18/11/2026 10:00", "yêu cầu bổ sung bản vẽ hoàn công");

    [Test]
    public void Replay_SupplementAsked_KeepsTheRemainingTime()
    {
        var clock = Replayed(AwaitingSupplement);

        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 23/11/2026 09:00"));
        Assert.That(clock.State, Is.EqualTo(ClockState.Paused));
        Assert.That(clock.RemainingMinutes, Is.EqualTo(23 * 60));
    }

    [Test]
    public void Replay_SupplementAccepted_AppointsTheRemainingTimeFromThere()
    {
        var clock = Replayed(AwaitingSupplement.Resumed("25/11/2026 14:30"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 30/11/2026 13:30"));
        Assert.That(Shown(clock.Statutory), Is.EqualTo("Tue 01/12/2026 17:00"));
        Assert.That(clock.State, Is.EqualTo(ClockState.Running));
        Assert.That(clock.RemainingMinutes, Is.Null);
    }

    [Test]
    public void Replay_SecondReasonWhilePaused_CountsTheOverlapOnce()
    {
        var clock = Replayed(AwaitingSupplement.Paused("19/11/2026 09:00", "chờ nộp phí").Resumed("20/11/2026 16:00").Resumed("25/11/2026 14:30"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 30/11/2026 13:30"));
        Assert.That(clock.Stops, Has.Count.EqualTo(1));
    }

    [Test]
    public void Replay_OneOfTwoReasonsGone_IsStillPaused()
    {
        var clock = Replayed(AwaitingSupplement.Paused("19/11/2026 09:00").Resumed("20/11/2026 16:00"));

        Assert.That(clock.IsPaused, Is.True);
        Assert.That(clock.RemainingMinutes, Is.EqualTo(23 * 60));
    }

    [TestCase("23/11/2026 09:00", TestName = "Paused at the due minute")]
    [TestCase("25/11/2026 09:00", TestName = "Paused when late already")]
    public void Replay_NothingRemains_TheDateStays(string pausedAt)
    {
        var clock = Replayed(Facts.Started("16/11/2026 09:00", "5wd").Paused(pausedAt).Resumed("30/11/2026 10:00"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 23/11/2026 09:00"));
    }

    [Test]
    public void Replay_PauseOverNightOnly_MovesNothing()
    {
        var clock = Replayed(Facts.Started("16/11/2026 09:00", "5wd").Paused("18/11/2026 17:00").Resumed("19/11/2026 07:30"));

        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 23/11/2026 09:00"));
    }

    [Test]
    public void Replay_CalendarDaysPaused_GoesOnInWorkingTime()
    {
        var clock = Replayed(Facts.Started("12/11/2026 09:00", "10cd").Paused("20/11/2026 10:00").Resumed("25/11/2026 08:00"));

        // Left on Friday 20/11 at 10:00 until Monday 23/11 17:00 were 5 h 30 min and 8 h.
        Assert.That(Shown(clock.Binding), Is.EqualTo("Thu 26/11/2026 15:00"));
        Assert.That(Shown(clock.Statutory), Is.EqualTo("Thu 26/11/2026 17:00"));
    }

    [Test]
    public void Replay_CaseChanged_CountsTheNewLimitFromReceptionAndKeepsThePause()
    {
        var facts = AwaitingSupplement.Resumed("19/11/2026 10:00").CaseChanged("20/11/2026 09:00", "10wd", "phải lấy ý kiến cơ quan liên quan");

        var clock = Replayed(facts);

        // Ten days from Monday 16/11 09:00 over the holiday of 24/11 are Tuesday 01/12 09:00; one working day was paused.
        Assert.That(Shown(clock.Unpaused.Binding), Is.EqualTo("Tue 01/12/2026 09:00"));
        Assert.That(Shown(clock.Binding), Is.EqualTo("Wed 02/12/2026 09:00"));
        Assert.That(clock.Unpaused.Limit, Is.EqualTo(TimeLimit.WorkingDays(10)));
    }

    [Test]
    public void Replay_Ended_KeepsTheDateAndTheMoment()
    {
        var clock = Replayed(Facts.Started("16/11/2026 09:00", "5wd").Ended("20/11/2026 15:00"));

        Assert.That(clock.State, Is.EqualTo(ClockState.Ended));
        Assert.That(clock.EndedAt, Is.EqualTo(At("20/11/2026 15:00")));
        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 23/11/2026 09:00"));
    }

    [Test]
    public void Replay_EndTakenBack_RunsOnAgainstTheSameDate()
    {
        var clock = Replayed(Facts.Started("16/11/2026 09:00", "5wd").Ended("20/11/2026 15:00").Resumed("23/11/2026 08:00"));

        Assert.That(clock.State, Is.EqualTo(ClockState.Running));
        Assert.That(clock.EndedAt, Is.Null);
        Assert.That(Shown(clock.Binding), Is.EqualTo("Mon 23/11/2026 09:00"));
    }

    [Test]
    public void Replay_NewCalendarInForceAtTheResumption_CountsByIt()
    {
        var facts = AwaitingSupplement.Under("second").Resumed("25/11/2026 14:30");
        var second = new OfficeClock(ShippedCalendar.Flipped(new DateOnly(2026, 11, 27)), WorkingHours.Standard, Vietnam);

        var clock = DossierClock.Replay(facts, version => version == "second" ? second : Standard).Value;

        Assert.That(Shown(clock.Binding), Is.EqualTo("Tue 01/12/2026 13:30"));
    }

    [Test]
    public void Replay_HoursPaused_HasNoStatutoryDate()
    {
        var clock = Replayed(Facts.Started("16/11/2026 09:00", "16wh").Paused("17/11/2026 10:00").Resumed("18/11/2026 10:00"));

        Assert.That((Shown(clock.Binding), clock.Statutory), Is.EqualTo(("Thu 19/11/2026 09:00", (DateTime?)null)));
    }

    [TestCaseSource(nameof(Beyond))]
    public void Replay_DateOutsideTheCalendar_IsRejected(string example) =>
        Assert.That(DossierClock.Replay(beyond[example], _ => Standard).Rejection?.Code, Is.EqualTo("YearOutsideCalendar"));

    [Test]
    public void Timeliness_BeforeTheEnd_IsNotKnown() => Assert.That(Replayed(AwaitingSupplement).Timeliness(Standard), Is.Null);

    [Test]
    public void Replay_FactsThatContradict_AreRejected()
    {
        Facts[] contradictions =
        [
            Facts.Started("16/11/2026 09:00", "5wd").Resumed("17/11/2026 09:00"),
            Facts.Started("16/11/2026 09:00", "5wd").Paused("13/11/2026 09:00"),
            Facts.Started("16/11/2026 09:00", "5wd").Ended("17/11/2026 09:00").Paused("18/11/2026 09:00"),
            Facts.Started("16/11/2026 09:00", "5wd").Ended("17/11/2026 09:00").Ended("18/11/2026 09:00"),
        ];

        Assert.That(contradictions.Select(facts => DossierClock.Replay(facts, _ => Standard).Rejection?.Code), Is.All.EqualTo("ClockFactsContradict"));
        Assert.That(DossierClock.Replay([], _ => Standard).Rejection?.Code, Is.EqualTo("ClockNotStarted"));
        Assert.That(DossierClock.Explain([], At("17/11/2026 09:00"), _ => Standard).Rejection?.Code, Is.EqualTo("ClockNotStarted"));
        Assert.That(DossierClock.Replay(Facts.Started("16/11/2026 09:00", "5 ngày"), _ => Standard).Rejection?.Code, Is.EqualTo("LimitUnreadable"));
    }

    private static DossierClock Replayed(Facts facts) => DossierClock.Replay(facts, _ => Standard).Value;
}
