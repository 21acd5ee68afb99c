using Workflow.Core.Deadlines;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using static Workflow.Tests.Deadlines.Offices;

namespace Workflow.Tests.Deadlines;

/// <summary>Where a step's time stands, from its row and the facts of its dossier.</summary>
public sealed class StepStandingTests
{
    // Four days from Thursday 19/11 10:00, over the holiday of 24/11: due Thursday 26/11 10:00.
    private static Facts Received => Facts.Started("19/11/2026 10:00", "4wd");

    [TestCase("20/11/2026 16:00", "4wh", "Mon 23/11/2026 10:30", TestName = "Hours from the opening")]
    [TestCase("21/11/2026 20:00", "0.5wd", "Mon 23/11/2026 11:30", TestName = "Opened on a day off, half a day")]
    [TestCase("19/11/2026 11:00", "2cd", "Mon 23/11/2026 11:00", TestName = "A calendar day is a budget of eight working hours")]
    [TestCase("20/11/2026 14:30", "sd", "Fri 20/11/2026 17:00", TestName = "Same day")]
    [TestCase("20/11/2026 16:00", "0wh", "Thu 26/11/2026 10:00", TestName = "Zero: the binding date")]
    [TestCase("25/11/2026 16:00", "1wd", "Thu 26/11/2026 10:00", TestName = "Bounded by the binding date")]
    [TestCase("26/11/2026 16:00", "1wd", "Thu 26/11/2026 10:00", TestName = "Opened late already")]
    [TestCase("26/11/2026 08:00", "sd", "Thu 26/11/2026 10:00", TestName = "Same day, bounded by the binding date")]
    public void Of_ClockThatRuns_IsNeverDueAfterTheBindingDate(string opened, string limit, string expected) =>
        Assert.That(Shown(Standing(Step(opened, limit), Received).DueAt), Is.EqualTo(expected));

    [Test]
    public void Of_BudgetPastTheCalendar_IsTheBindingDate()
    {
        var standing = Standing(Step("30/12/2027 09:00", "20wd"), Facts.Started("29/12/2027 10:00", "2wd"));

        Assert.That(Shown(standing.DueAt), Is.EqualTo("Fri 31/12/2027 10:00"));
    }

    [TestCase("23/11/2026 10:00", 240, TestName = "Half a day was left")]
    [TestCase("23/11/2026 14:30", 60, TestName = "An hour was left")]
    public void Of_Paused_KeepsWhatIsLeft(string pausedAt, int left)
    {
        var standing = Standing(Step("20/11/2026 15:30", "8wh"), Received.Paused(pausedAt));

        Assert.That(standing, Is.EqualTo(new StepStanding(null, left)));
    }

    [Test]
    public void Of_PausedWithNothingLeft_StaysDueWhenItWas()
    {
        var standing = Standing(Step("20/11/2026 15:30", "4wh"), Received.Paused("23/11/2026 14:30"));

        Assert.That((Shown(standing.DueAt), standing.RemainingMinutes), Is.EqualTo(("Mon 23/11/2026 10:00", (int?)null)));
    }

    [Test]
    public void Of_PausedAndResumed_GivesTheRestFromThere()
    {
        var standing = Standing(Step("20/11/2026 15:30", "8wh"), Received.Paused("23/11/2026 14:30").Resumed("25/11/2026 08:00"));

        Assert.That(Shown(standing.DueAt), Is.EqualTo("Wed 25/11/2026 09:00"));
    }

    [Test]
    public void Of_OpenedInAPause_HasItsWholeLimitAfterIt()
    {
        var facts = Received.Paused("20/11/2026 09:00");

        var stopped = Standing(Step("20/11/2026 15:30", "4wh"), facts);
        var resumed = Standing(Step("20/11/2026 15:30", "4wh"), facts.Resumed("23/11/2026 09:00"));

        Assert.That(stopped, Is.EqualTo(new StepStanding(null, 240)));
        Assert.That(Shown(resumed.DueAt), Is.EqualTo("Mon 23/11/2026 14:30"));
    }

    [Test]
    public void Of_Consultation_RunsThroughAPauseUnbounded()
    {
        var opinion = Step("20/11/2026 15:30", "40wh", StepKind.Consult);

        var running = Standing(opinion, Received);
        var paused = Standing(opinion, Received.Paused("23/11/2026 14:30"));

        Assert.That((Shown(running.DueAt), Shown(paused.DueAt)), Is.EqualTo(("Thu 26/11/2026 10:00", "Mon 30/11/2026 15:30")));
    }

    [Test]
    public void Of_StepBesideOneThatDoesNotCount_RunsOnUnbounded()
    {
        var facts = Received.UncountedBegan("25/11/2026 09:00");

        var meanwhile = Standing(Step("25/11/2026 08:00", "16wh"), facts);
        var afterwards = Standing(Step("25/11/2026 08:00", "16wh"), facts.UncountedEnded("25/11/2026 11:00"));

        Assert.That((Shown(meanwhile.DueAt), Shown(afterwards.DueAt)), Is.EqualTo(("Fri 27/11/2026 08:00", "Thu 26/11/2026 13:30")));
    }

    [Test]
    public void Of_Recomputed_CountsUnderTheCalendarThatTheFactNames()
    {
        var flipped = new OfficeClock(ShippedCalendar.Flipped(new DateOnly(2026, 11, 23)), WorkingHours.Standard, Vietnam);
        var facts = Received.Under("second").Recomputed("20/11/2026 16:30");
        OfficeClock ClockOf(string version) => version == "second" ? flipped : Standard;

        var standing = StepStanding.Of(Step("20/11/2026 16:00", "4wh"), DossierClock.Replay(facts, ClockOf).Value, ClockOf).Value;

        Assert.That(Shown(standing.DueAt), Is.EqualTo("Wed 25/11/2026 10:30"));
    }

    private static StepStanding Standing(UserTask task, Facts facts) =>
        StepStanding.Of(task, DossierClock.Replay(facts, _ => Standard).Value, _ => Standard).Value;

    private static UserTask Step(string opened, string limit, StepKind kind = StepKind.Appraise) => new()
    {
        Id = Guid.NewGuid(), DossierId = Guid.Empty, DossierCode = "", ProcedureName = "", ApplicantName = "", Activity = 0, Frame = 0,
        StepKey = "step", Kind = kind, Title = "Thẩm định", Role = Role.Appraiser, UnitCode = "H05.14", OpenedAt = At(opened),
        CalendarVersion = "first", Limit = limit,
    };
}
