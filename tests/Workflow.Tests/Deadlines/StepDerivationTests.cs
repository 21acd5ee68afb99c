using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Testing;
using static Workflow.Tests.Deadlines.Offices;
using static Workflow.Tests.Deadlines.Steps;

namespace Workflow.Tests.Deadlines;

/// <summary>The explanation of a step's time, on the dossier that is due Thursday 26/11/2026 10:00.</summary>
public sealed class StepDerivationTests
{
    private static readonly Facts resumed = Received.Paused("23/11/2026 14:30").Resumed("25/11/2026 08:00");

    private static readonly Dictionary<string, (UserTask Step, Facts Facts)> examples = new()
    {
        ["over-a-pause"] = (Opened("20/11/2026 15:30", "8wh"), resumed),
        ["opened-in-a-pause"] = (Opened("23/11/2026 15:00", "4wh"), resumed),
        ["stopped"] = (Opened("20/11/2026 17:30", "8wh"), Received.Paused("23/11/2026 10:00")),
        ["stopped-with-what-the-dossier-has"] = (Opened("25/11/2026 16:00", "16wh"), Received.Paused("25/11/2026 16:30")),
        ["bounded"] = (Opened("25/11/2026 16:00", "1wd"), Received),
        ["used-up-before-the-pause"] = (Opened("20/11/2026 15:30", "4wh"), resumed),
        ["two-pauses"] = (Opened("20/11/2026 15:30", "16wh"),
            Received.Paused("23/11/2026 10:00").Resumed("23/11/2026 14:00").Paused("25/11/2026 08:00").Resumed("25/11/2026 09:00")),
        ["after-the-result"] = (Opened("25/11/2026 08:00", "4wh"), Received.Paused("23/11/2026 10:00").Ended("25/11/2026 08:00")),
        ["consultation"] = (Opened("20/11/2026 15:30", "8wh", StepKind.Consult), resumed),
        ["same-day"] = (Opened("20/11/2026 15:30", "sd"), Received),
        ["without-limit"] = (Opened("20/11/2026 15:30", "0wh"), Received),
        ["without-due-date"] = (Opened("25/11/2026 09:00", "0wh", StepKind.Consult), Received.Paused("25/11/2026 14:00")),
    };

    private static IEnumerable<string> Names => examples.Keys;

    [TestCaseSource(nameof(Names))]
    public void Explain_Step_ReadsInBothLanguages(string example)
    {
        var lines = Explained(examples[example].Step, examples[example].Facts);

        Snapshot.Match(DerivationText.Of(lines, "vi") + "\n\n" + DerivationText.Of(lines, "en"), example);
    }

    [Test]
    public void Explain_Pause_LeavesWhatWasLeft()
    {
        var lines = Explained(Opened("20/11/2026 15:30", "8wh"), resumed);

        Assert.That(lines.Select(line => (line.Code, line.Left)), Is.EqualTo((ValueTuple<string, int?>[])
        [
            ("StepLimit", 480), ("StepOpened", 480), ("WorkingDayCounted", 390), ("WeeklyRestDays", 390), ("WorkingDayCounted", 60),
            ("StepPaused", 60), ("ClockGoesOn", 60), ("WorkingDayCounted", 0), ("StepDue", 0),
        ]));
    }

    [TestCase("23/11/2026 14:29", "StepPaused")]
    [TestCase("23/11/2026 14:30", "StepOpenedStopped")]
    [TestCase("25/11/2026 07:59", "StepOpenedStopped")]
    [TestCase("25/11/2026 08:00", null)]
    public void Explain_OpenedAroundAPause_SaysWhetherItStoppedOrNeverRan(string opened, string? code)
    {
        var lines = Explained(Opened(opened, "4wh"), resumed);

        Assert.That(lines.SingleOrDefault(line => line.Code is "StepPaused" or "StepOpenedStopped")?.Code, Is.EqualTo(code));
    }

    [TestCase("20/11/2026 13:00", "4wh", 1, TestName = "Ends exactly at closing")]
    [TestCase("20/11/2026 13:00", "3wh", 0, TestName = "Ends before closing")]
    public void Explain_EndAtClosing_IsSaid(string opened, string limit, int times) =>
        Assert.That(Explained(Opened(opened, limit), Received).Count(line => line.Code == "LeftLimit"), Is.EqualTo(times));

    [TestCase("19/11/2026 16:00", 0, TestName = "A pause that was over before it opened")]
    [TestCase("20/11/2026 09:00", 0, TestName = "A pause that was over when it opened")]
    [TestCase("20/11/2026 09:01", 1, TestName = "A pause that went on")]
    public void Explain_Consultation_SaysThatItRunsOnThroughAPause(string resumedAt, int times)
    {
        var lines = Explained(Opened("20/11/2026 09:00", "8wh", StepKind.Consult), Received.Paused("19/11/2026 14:00").Resumed(resumedAt));

        Assert.That(lines.Count(line => line.Code == "StepRunsOn"), Is.EqualTo(times));
    }

    [Test]
    public void Explain_ConsultationBetweenTwoPauses_SaysThatItRunsOnThroughTheSecond()
    {
        var facts = Received.Paused("19/11/2026 14:00").Resumed("19/11/2026 16:00").Paused("23/11/2026 10:00");

        var lines = Explained(Opened("20/11/2026 09:00", "16wh", StepKind.Consult), facts);

        Assert.That(lines.Count(line => line.Code == "StepRunsOn"), Is.EqualTo(1));
    }

    [Test]
    public void Explain_OpenedUnderANewCalendarInAPauseOfTheOldOne_LosesNothing()
    {
        var step = Opened("25/11/2026 14:00", "8wh", calendar: "second");
        OfficeClock ClockOf(string version) => version == "second" ? WithDayOff : Standard;
        var facts = Facts.Started("19/11/2026 10:00", "10wd").Paused("25/11/2026 09:00");

        var lines = StepReplay.Of(step, facts, At("25/11/2026 16:45"), ClockOf, ClockOf).Value.Explain(step, ClockOf);

        // By its own calendar due Friday 27/11 at 14:00; the old one would count the Thursday as well.
        Assert.That(lines.Select(line => (line.Code, line.Left)), Is.EqualTo((ValueTuple<string, int?>[])
            [("StepLimit", 480), ("StepOpened", 480), ("StepOpenedStopped", 480), ("StepStopped", 480)]));
    }

    [TestCase("30/12/2026 16:00", 0, TestName = "Due this year")]
    [TestCase("31/12/2026 16:00", 1, TestName = "Due in a year whose notices are not all issued")]
    public void Explain_DueDate_WarnsOfAYearWithoutItsNotices(string opened, int times)
    {
        var lines = Explained(Opened(opened, "4wh"), Facts.Started("30/12/2026 10:00", "4wd"), opened);

        Assert.That(lines.Count(line => line.Code == "YearProvisional"), Is.EqualTo(times));
    }

    [Test]
    public void Explain_PausedUnderANewCalendar_SaysWhatItLeaves()
    {
        var step = Opened("25/11/2026 09:00", "16wh");
        OfficeClock ClockOf(string version) => version == "second" ? WithDayOff : Standard;
        var facts = Facts.Started("19/11/2026 10:00", "10wd").Under("second").Paused("25/11/2026 14:00");

        var lines = StepReplay.Of(step, facts, At("25/11/2026 16:45"), ClockOf, ClockOf).Value.Explain(step, ClockOf);

        // Due Friday 27/11 at nine; without the Thursday that the new calendar takes, a working day less is left.
        Assert.That(lines.Select(line => (line.Code, line.Minutes, line.Left)).TakeLast(3), Is.EqualTo((ValueTuple<string, int, int?>[])
            [("CalendarSucceeded", 480, 270), ("StepPaused", 0, 270), ("StepStopped", 0, 270)]));
    }

    private static IReadOnlyList<DerivationLine> Explained(UserTask step, Facts facts, string at = "25/11/2026 16:45") =>
        StepReplay.Of(step, facts, At(at), _ => Standard, _ => Standard).Value.Explain(step, _ => Standard);
}
