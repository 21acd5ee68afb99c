using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Tests.Dossiers;
using static Workflow.Tests.Deadlines.Offices;
using static Workflow.Tests.Deadlines.Steps;

namespace Workflow.Tests.Deadlines;

/// <summary>A step's time at a past instant.</summary>
public sealed class StepReplayTests
{
    [Test]
    public void Of_BeforeTheStepOpened_IsRejected()
    {
        var step = Opened("20/11/2026 16:00", "4wh");

        Assert.That(Replay(step, Received, "20/11/2026 15:59").Rejection?.Code, Is.EqualTo("StepNotOpenYet"));
        Assert.That(Replay(step, Received, "20/11/2026 16:00").IsRejected, Is.False);
    }

    [TestCase("25/11/2026 13:59", "Thu 26/11/2026 08:30", null)]
    [TestCase("25/11/2026 14:00", "–", 240)]
    [TestCase("26/11/2026 07:30", "Thu 26/11/2026 11:30", null)]
    public void Of_OpenStep_KnowsTheFactsUpToThatInstant(string at, string due, int? left)
    {
        var facts = Facts.Started("19/11/2026 10:00", "10wd").Paused("25/11/2026 14:00").Resumed("26/11/2026 07:30");

        var replay = Replay(Opened("25/11/2026 09:00", "7.5wh"), facts, at).Value;

        Assert.That((Shown(replay.Standing.DueAt), replay.Standing.RemainingMinutes, replay.At), Is.EqualTo((due, left, At(at))));
    }

    [Test]
    public void Of_OpenStep_NamesTheDateThatBoundsIt()
    {
        var (appraisal, window) = (Opened("20/11/2026 16:00", "4wh"), Opened("20/11/2026 16:00", "4wh", StepKind.RequestSupplement));

        Assert.That(Shown(Replay(appraisal, Received, "23/11/2026 09:00").Value.Bound), Is.EqualTo("Thu 26/11/2026 10:00"));
        Assert.That(Replay(appraisal, Received.Paused("23/11/2026 08:00"), "23/11/2026 09:00").Value.Bound, Is.Null);
        Assert.That(Replay(window, Received, "23/11/2026 09:00").Value.Bound, Is.Null);
        Assert.That(Replay(appraisal, Received.Ended("20/11/2026 16:00"), "23/11/2026 09:00").Value.Bound, Is.Null);
    }

    [TestCase("2026-11-17 10:00", TestName = "At its end")]
    [TestCase("2026-11-20 10:00", TestName = "Long after it")]
    public void Of_StepThatWasOver_KnowsThePauseBeforeItsEndAndNotTheOneItBroughtAbout(string at)
    {
        var desk = new DossierDesk();
        var appraisal = desk.On("2026-11-16 10:00").Open(StepKind.Appraise, "16wh");
        var slip = desk.On("2026-11-16 14:00").Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);
        desk.On("2026-11-17 08:00").Complete(slip, DossierDesk.Receptionist, "Supplied");
        desk.On("2026-11-17 10:00").Complete(appraisal, DossierDesk.Appraiser, "Eligible", new { appraisal = "Đủ" });
        desk.Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);

        var replay = StepReplay.Of(appraisal, desk.Facts, DossierDesk.At(at), Under, Under).Value;

        // Two and a half hours before the pause, seven and a half on Tuesday, six on Wednesday.
        Assert.That((Shown(replay.Standing.DueAt), Shown(replay.At)), Is.EqualTo(("Wed 18/11/2026 15:00", "Tue 17/11/2026 10:00")));
        Assert.That(replay.Dossier.State, Is.EqualTo(ClockState.Running));
    }

    [Test]
    public void Of_StepThatWasOverAtOnce_KnowsTheFactsOfThatInstant()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise, "8wh");
        desk.Complete(appraisal, DossierDesk.Appraiser, "Eligible", new { appraisal = "Đủ" });

        var replay = StepReplay.Of(appraisal, desk.Facts, desk.Now, Under, Under);

        Assert.That(replay.Rejection?.Code, Is.Null);
        Assert.That(Shown(replay.Value.Standing.DueAt), Is.EqualTo("Tue 17/11/2026 09:00"));
    }

    private static Core.Result<StepReplay> Replay(UserTask step, Facts facts, string at) =>
        StepReplay.Of(step, facts, At(at), _ => Standard, _ => Standard);
}
