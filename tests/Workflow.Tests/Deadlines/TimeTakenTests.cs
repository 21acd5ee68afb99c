using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Tests.Dossiers;
using static Workflow.Tests.Deadlines.Offices;
using static Workflow.Tests.Deadlines.Steps;

namespace Workflow.Tests.Deadlines;

/// <summary>Working time of a step: what it used, what it used too much, what is not its own.</summary>
public sealed class TimeTakenTests
{
    [TestCase("20/11/2026 09:00", 0)]
    [TestCase("20/11/2026 10:30", 90)]
    [TestCase("20/11/2026 14:00", 210, TestName = "The noon break does not count")]
    [TestCase("23/11/2026 08:30", 450, TestName = "Neither does the weekend")]
    public void Of_OpenStep_CountsWorkingTimeUpToNow(string now, int minutes)
    {
        var taken = Taken(Opened("20/11/2026 09:00", "16wh"), Received, now);

        Assert.That(taken, Is.EqualTo(new TimeTaken(minutes, 0, false)));
    }

    [TestCase(StepKind.Appraise, 60)]
    [TestCase(StepKind.Consult, 300, TestName = "A consultation has a clock of its own")]
    public void Of_StepOverAPause_LeavesOutWhatPausedIt(StepKind kind, int minutes)
    {
        var facts = Facts.Started("19/11/2026 10:00", "10wd").Paused("20/11/2026 09:30").Resumed("20/11/2026 15:00");

        Assert.That(Taken(Opened("20/11/2026 09:00", "16wh", kind), facts, "20/11/2026 15:30").Minutes, Is.EqualTo(minutes));
    }

    [Test]
    public void Of_StepInAPauseThatLasts_StandsStill()
    {
        var facts = Facts.Started("19/11/2026 10:00", "10wd").Paused("20/11/2026 09:30");

        Assert.That(Taken(Opened("20/11/2026 09:00", "16wh"), facts, "27/11/2026 15:30").Minutes, Is.EqualTo(30));
    }

    [Test]
    public void Of_LateStep_SaysByHowMuch()
    {
        var desk = new DossierDesk();
        var appraisal = desk.On("2026-11-16 10:00").Open(StepKind.Appraise, "4wh");

        desk.On("2026-11-16 16:30").Complete(appraisal, DossierDesk.Appraiser, "Eligible", new { appraisal = "Đủ" });

        var clock = DossierClock.Replay(desk.Facts, Under).Value;
        var taken = TimeTaken.Of(appraisal, clock, DossierDesk.At("2026-11-20 10:00"), Under).Value;
        Assert.That(taken, Is.EqualTo(new TimeTaken(300, 60, true)));
    }

    [Test]
    public void Of_InstantOutsideTheCalendar_IsRejected()
    {
        var clock = DossierClock.Replay(Received, Under).Value;

        Assert.That(TimeTaken.Of(Opened("20/11/2026 09:00", "16wh"), clock, new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), Under).IsRejected, Is.True);
    }

    private static TimeTaken Taken(UserTask step, Facts facts, string now) => TimeTaken.Of(step, DossierClock.Replay(facts, Under).Value, At(now), Under).Value;
}
