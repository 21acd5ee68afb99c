using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using static Workflow.Tests.Deadlines.Offices;
using static Workflow.Tests.Deadlines.Steps;

namespace Workflow.Tests.Deadlines;

/// <summary>Where a step's time stands, from its row and the facts of its dossier.</summary>
public sealed class StepStandingTests
{
    [TestCase("20/11/2026 16:00", "4wh", "Mon 23/11/2026 10:30", TestName = "Hours from the opening")]
    [TestCase("21/11/2026 20:00", "0.5wd", "Mon 23/11/2026 11:30", TestName = "Opened on a day off, half a day")]
    [TestCase("19/11/2026 11:00", "2cd", "Mon 23/11/2026 11:00", TestName = "A calendar day is a budget of eight working hours")]
    [TestCase("20/11/2026 14:30", "sd", "Fri 20/11/2026 17:00", TestName = "Same day")]
    [TestCase("20/11/2026 16:00", "0wh", "Thu 26/11/2026 10:00", TestName = "Zero: the binding date")]
    [TestCase("25/11/2026 16:00", "1wd", "Thu 26/11/2026 10:00", TestName = "Bounded by the binding date")]
    [TestCase("26/11/2026 16:00", "1wd", "Thu 26/11/2026 10:00", TestName = "Opened late already")]
    [TestCase("26/11/2026 08:00", "sd", "Thu 26/11/2026 10:00", TestName = "Same day, bounded by the binding date")]
    public void Of_ClockThatRuns_IsNeverDueAfterTheBindingDate(string opened, string limit, string expected) =>
        Assert.That(Shown(Standing(Opened(opened, limit), Received).DueAt), Is.EqualTo(expected));

    [Test]
    public void Of_BudgetPastTheCalendar_IsTheBindingDate()
    {
        var standing = Standing(Opened("30/12/2027 09:00", "20wd"), Facts.Started("29/12/2027 10:00", "2wd"));

        Assert.That(Shown(standing.DueAt), Is.EqualTo("Fri 31/12/2027 10:00"));
    }

    [TestCase("23/11/2026 10:00", 240, TestName = "Half a day was left")]
    [TestCase("23/11/2026 14:30", 60, TestName = "An hour was left")]
    public void Of_Paused_KeepsWhatIsLeft(string pausedAt, int left)
    {
        var standing = Standing(Opened("20/11/2026 15:30", "8wh"), Received.Paused(pausedAt));

        Assert.That(standing, Is.EqualTo(new StepStanding(null, left)));
    }

    [Test]
    public void Of_PausedWithNothingLeft_StaysDueWhenItWas()
    {
        var standing = Standing(Opened("20/11/2026 15:30", "4wh"), Received.Paused("23/11/2026 14:30"));

        Assert.That((Shown(standing.DueAt), standing.RemainingMinutes), Is.EqualTo(("Mon 23/11/2026 10:00", (int?)null)));
    }

    [Test]
    public void Of_PausedAndResumed_GivesTheRestFromThere()
    {
        var standing = Standing(Opened("20/11/2026 15:30", "8wh"), Received.Paused("23/11/2026 14:30").Resumed("25/11/2026 08:00"));

        Assert.That(Shown(standing.DueAt), Is.EqualTo("Wed 25/11/2026 09:00"));
    }

    [TestCase("19/11/2026 16:00", TestName = "A pause that was over before it opened")]
    [TestCase("20/11/2026 16:00", TestName = "A pause that was over when it opened")]
    public void Of_OpenedAfterAPause_HasNothingToDoWithIt(string resumed) =>
        Assert.That(Shown(Standing(Opened("20/11/2026 16:00", "4wh"), Received.Paused("19/11/2026 14:00").Resumed(resumed)).DueAt), Is.EqualTo("Mon 23/11/2026 10:30"));

    [Test]
    public void Of_OpenedInAPause_HasItsWholeLimitAfterIt()
    {
        var facts = Received.Paused("20/11/2026 09:00");

        var stopped = Standing(Opened("20/11/2026 15:30", "4wh"), facts);
        var resumed = Standing(Opened("20/11/2026 15:30", "4wh"), facts.Resumed("23/11/2026 09:00"));

        Assert.That(stopped, Is.EqualTo(new StepStanding(null, 240)));
        Assert.That(Shown(resumed.DueAt), Is.EqualTo("Mon 23/11/2026 14:30"));
    }

    [Test]
    public void Of_Consultation_RunsThroughAPauseUnbounded()
    {
        var opinion = Opened("20/11/2026 15:30", "40wh", StepKind.Consult);

        var running = Standing(opinion, Received);
        var paused = Standing(opinion, Received.Paused("23/11/2026 14:30"));

        Assert.That((Shown(running.DueAt), Shown(paused.DueAt)), Is.EqualTo(("Thu 26/11/2026 10:00", "Mon 30/11/2026 15:30")));
    }

    [Test]
    public void Of_StepBesideOneThatDoesNotCount_RunsOnUnbounded()
    {
        var facts = Received.UncountedBegan("25/11/2026 09:00");

        var meanwhile = Standing(Opened("25/11/2026 08:00", "16wh"), facts);
        var afterwards = Standing(Opened("25/11/2026 08:00", "16wh"), facts.UncountedEnded("25/11/2026 11:00"));

        Assert.That((Shown(meanwhile.DueAt), Shown(afterwards.DueAt)), Is.EqualTo(("Fri 27/11/2026 08:00", "Thu 26/11/2026 13:30")));
    }

    [TestCase("20/11/2026 16:29", "Wed 25/11/2026 10:59", TestName = "Opened before it: by the calendar that the fact names")]
    [TestCase("20/11/2026 16:30", "Mon 23/11/2026 11:00", TestName = "Opened with it: by its own")]
    public void Of_Recomputed_CountsWhatWasOpenUnderTheCalendarThatTheFactNames(string opened, string expected)
    {
        var flipped = new OfficeClock(ShippedCalendar.Flipped(new DateOnly(2026, 11, 23)), WorkingHours.Standard, Vietnam);
        var facts = Received.Under("second").Recomputed("20/11/2026 16:30");
        OfficeClock ClockOf(string version) => version == "second" ? flipped : Standard;

        var standing = StepStanding.Of(Opened(opened, "4wh"), DossierClock.Replay(facts, ClockOf).Value, ClockOf).Value;

        Assert.That(Shown(standing.DueAt), Is.EqualTo(expected));
    }

    [Test]
    public void Of_PausedWithLessLeftThanTheStep_HasNoMoreThanTheDossier()
    {
        var standing = Standing(Opened("25/11/2026 16:00", "16wh"), Received.Paused("25/11/2026 16:30"));

        Assert.That(standing, Is.EqualTo(new StepStanding(null, 180)));
    }

    [Test]
    public void Of_PausedWhenTheDossierIsLate_IsDueWhenTheDossierWas()
    {
        var standing = Standing(Opened("26/11/2026 13:30", "8wh"), Received.Paused("26/11/2026 14:00"));

        Assert.That(standing, Is.EqualTo(new StepStanding(At("26/11/2026 10:00"), null)));
    }

    [Test]
    public void Of_WindowOfTheApplicant_RunsThroughItsPauseUnbounded()
    {
        var window = Opened("25/11/2026 16:00", "16wh", StepKind.RequestSupplement);

        var paused = Standing(window, Received.Paused("25/11/2026 16:00"));
        var late = Standing(window, Facts.Started("19/11/2026 10:00", "1wd").Paused("25/11/2026 16:00"));

        Assert.That((Shown(paused.DueAt), Shown(late.DueAt)), Is.EqualTo(("Fri 27/11/2026 16:00", "Fri 27/11/2026 16:00")));
    }

    [Test]
    public void Of_StepThatDoesNotCount_IsNeverBoundAndStopsInAPause()
    {
        var late = Standing(Opened("26/11/2026 14:00", "8wh", counts: false), Received.UncountedBegan("26/11/2026 14:00"));
        var paused = Standing(Opened("25/11/2026 09:00", "40wh", counts: false), Received.UncountedBegan("25/11/2026 09:00").Paused("25/11/2026 14:00"));

        // Three and a half hours were used; the dossier has nine left.
        Assert.That(Shown(late.DueAt), Is.EqualTo("Fri 27/11/2026 14:00"));
        Assert.That(paused, Is.EqualTo(new StepStanding(null, 36 * 60 + 30)));
    }

    [TestCase("25/11/2026 15:59", "Thu 26/11/2026 10:00", TestName = "Opened before the result: bounded")]
    [TestCase("25/11/2026 16:00", "Fri 27/11/2026 16:00", TestName = "Opened with the result: its own time")]
    [TestCase("26/11/2026 09:00", "Mon 30/11/2026 09:00", TestName = "Opened after the result: its own time")]
    public void Of_Ended_BoundsOnlyWhatOpenedBefore(string opened, string expected) =>
        Assert.That(Shown(Standing(Opened(opened, "16wh"), Received.Ended("25/11/2026 16:00")).DueAt), Is.EqualTo(expected));

    [Test]
    public void Of_EndedInAPause_StopsOnlyWhatOpenedBefore()
    {
        var facts = Received.Paused("23/11/2026 10:00").Ended("25/11/2026 08:00");

        var before = Standing(Opened("20/11/2026 16:00", "8wh"), facts);
        var after = Standing(Opened("25/11/2026 08:00", "4wh"), facts);

        Assert.That(before, Is.EqualTo(new StepStanding(null, 4 * 60 + 30)));
        Assert.That(Shown(after.DueAt), Is.EqualTo("Wed 25/11/2026 13:30"));
    }

    [Test]
    public void Of_NoLimitOfItsOwn_HasTheTimeOfTheDossier()
    {
        var paused = Received.Paused("25/11/2026 14:00");

        Assert.That(Standing(Opened("25/11/2026 09:00", "0wh"), paused), Is.EqualTo(new StepStanding(null, 330)));
        Assert.That(Standing(Opened("25/11/2026 09:00", "0wh", StepKind.Consult), paused), Is.EqualTo(default(StepStanding)));
        Assert.That(Standing(Opened("25/11/2026 09:00", "0wh"), Received.Paused("26/11/2026 14:00")), Is.EqualTo(new StepStanding(At("26/11/2026 10:00"), null)));
        Assert.That(Standing(Opened("25/11/2026 09:00", "0wh"), Received.Ended("25/11/2026 09:00")), Is.EqualTo(default(StepStanding)));
        Assert.That(Standing(Opened("25/11/2026 09:00", "0wh"), Received.Paused("23/11/2026 10:00").Ended("25/11/2026 09:00")), Is.EqualTo(default(StepStanding)));
    }

    [Test]
    public void Of_BudgetPastTheCalendarInAPause_HasWhatTheDossierHas()
    {
        var standing = Standing(Opened("30/12/2027 09:00", "20wd"), Facts.Started("29/12/2027 10:00", "2wd").Paused("30/12/2027 14:00"));

        Assert.That(standing, Is.EqualTo(new StepStanding(null, 330)));
    }

    [Test]
    public void Of_BudgetThatAPausePushesPastTheCalendar_HasTheTimeOfTheDossier()
    {
        // The dossier has four and a half hours left at the pause, the step twenty and a half; the year has fourteen and a half.
        var facts = Facts.Started("27/12/2027 09:00", "2wd").Paused("28/12/2027 14:00").Resumed("30/12/2027 09:00");

        var running = Standing(Opened("28/12/2027 09:00", "3wd"), facts);
        var pausedAgain = Standing(Opened("28/12/2027 09:00", "3wd"), facts.Paused("30/12/2027 10:00"));

        Assert.That(Shown(running.DueAt), Is.EqualTo("Thu 30/12/2027 15:00"));
        Assert.That(pausedAgain, Is.EqualTo(new StepStanding(null, 210)));
    }

    [Test]
    public void Of_BudgetPastTheCalendarThatNothingBounds_IsRejectedNamingTheYear()
    {
        var facts = Facts.Started("29/12/2027 10:00", "2wd").Ended("30/12/2027 09:00");

        var rejection = StepStanding.Of(Opened("30/12/2027 09:00", "20wd"), DossierClock.Replay(facts, _ => Standard).Value, _ => Standard).Rejection;

        Assert.That(rejection?.Sentence.En, Does.Contain("year 2028:"));
    }

    private static StepStanding Standing(UserTask task, Facts facts) =>
        StepStanding.Of(task, DossierClock.Replay(facts, _ => Standard).Value, _ => Standard).Value;
}
