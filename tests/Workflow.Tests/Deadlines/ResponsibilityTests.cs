using System.Globalization;
using Workflow.Core.Deadlines;
using Workflow.Core.Tasks;
using Workflow.Tests.Dossiers;
using static Workflow.Tests.Deadlines.Steps;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Deadlines;

public sealed class ResponsibilityTests
{
    [Test]
    public void Of_StepClaimedReleasedAndGivenOn_IsSplitByWhoHadIt()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise, "40wh");
        desk.On("2026-11-16 10:00").Claim(appraisal, DossierDesk.Appraiser);
        desk.On("2026-11-16 14:00").Release(appraisal, DossierDesk.Appraiser);
        desk.On("2026-11-16 15:00").Reassign(appraisal, DossierDesk.Head, DossierDesk.Colleague);

        var split = desk.On("2026-11-16 17:00").Responsibility();

        Assert.That(Text(split), Is.EqualTo("Unit H05.14 120, Officer H05.14/chuyenvien 150, Officer H05.14/chuyenvien2 120 = 390"));
    }

    [Test]
    public void Of_StepThatBeganWithItsFormerHolder_IsTheirsUntilItIsGivenOn()
    {
        var desk = new DossierDesk();
        desk.Complete(desk.Open(StepKind.Appraise, "8wh"), DossierDesk.Colleague, "Eligible", new { appraisal = "Đủ" });
        var again = desk.Open(StepKind.Appraise, "8wh");
        desk.On("2026-11-16 11:00").Reassign(again, DossierDesk.Head, DossierDesk.Appraiser);

        var split = desk.On("2026-11-16 13:30").Responsibility();

        Assert.That(Text(split), Is.EqualTo("Officer H05.14/chuyenvien2 120, Officer H05.14/chuyenvien 60 = 180"));
    }

    [Test]
    public void Of_ParallelSteps_ShareEachMinuteAndTheOddOneIsTheEarliest()
    {
        var desk = new DossierDesk();
        desk.Open(StepKind.Appraise, "16wh");
        desk.On("2026-11-16 09:30").Open(StepKind.Consult, "16wh");

        var split = desk.On("2026-11-16 10:01").Responsibility();

        Assert.That(Text(split), Is.EqualTo("Unit H05.14 46, OtherAgency H05.14 15 = 61"));
    }

    [Test]
    public void Of_SupplementAndNoStepAtAll_AreTheApplicantsAndNobodys()
    {
        var desk = new DossierDesk();
        var slip = desk.On("2026-11-16 10:00").Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);
        desk.On("2026-11-16 11:00").Complete(slip, DossierDesk.Receptionist, "Supplied");

        var split = desk.On("2026-11-16 11:30").Responsibility();

        Assert.That(Text(split), Is.EqualTo("Nobody 90, Applicant 60 = 150"));
    }

    [Test]
    public void Of_OverdueByOneStep_ItsOverrunIsTheLateness()
    {
        var desk = new DossierDesk("1wd");
        var appraisal = desk.Open(StepKind.Appraise, "4wh");
        desk.On("2026-11-17 09:30").Complete(appraisal, DossierDesk.Colleague, "Eligible", new { appraisal = "Đủ" });
        desk.Open(StepKind.Review, "4wh");

        var split = desk.On("2026-11-17 10:30").Responsibility();

        // Half an hour of the overrun was made up for by nobody: the appraisal took 4 h 30 min longer, the dossier is 1 h 30 min late.
        Assert.That((split.LateMinutes, split.LateWithoutStep), Is.EqualTo((90, 0)));
        Assert.That(split.Overruns.Select(o => (o.Step.StepKey, o.Minutes, o.LateMinutes)), Is.EqualTo((ValueTuple<string, int, int>[])[("Appraise", 270, 90)]));
    }

    [Test]
    public void Of_OverdueByTwoSteps_TheLaterOverrunCountsFirst()
    {
        var desk = new DossierDesk("1wd");
        var appraisal = desk.Open(StepKind.Appraise, "2wh");
        desk.On("2026-11-16 15:00").Complete(appraisal, DossierDesk.Colleague, "Eligible", new { appraisal = "Đủ" });
        desk.Open(StepKind.Review, "2wh");

        var split = desk.On("2026-11-17 11:00").Responsibility();

        Assert.That((split.LateMinutes, split.LateWithoutStep), Is.EqualTo((120, 0)));
        Assert.That(split.Overruns.Select(o => (o.Step.StepKey, o.Minutes, o.LateMinutes)),
            Is.EqualTo((ValueTuple<string, int, int>[])[("Appraise", 150, 0), ("Review", 210, 120)]));
    }

    [Test]
    public void Of_OverdueWithoutAStep_SaysSo()
    {
        var split = new DossierDesk("4wh").On("2026-11-16 16:00").Responsibility();

        Assert.That((split.LateMinutes, split.LateWithoutStep, split.Overruns), Is.EqualTo((90, 90, Array.Empty<StepOverrun>())));
    }

    [Test]
    public void Of_StoppedDossierPastItsPromisedDate_IsNotLate()
    {
        var desk = new DossierDesk("4wh");
        desk.On("2026-11-16 10:00").Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);

        Assert.That(desk.On("2026-11-20 10:00").Responsibility().LateMinutes, Is.Zero);
    }

    [Test]
    public void Of_EndedDossier_StopsAtTheEnd()
    {
        var desk = new DossierDesk();
        desk.On("2026-11-16 11:00").Open(StepKind.ReturnResult, "8wh");

        var split = desk.On("2026-11-20 11:00").Responsibility();

        Assert.That((Text(split), split.To), Is.EqualTo(("Nobody 120 = 120", DossierDesk.At("2026-11-16 11:00"))));
    }

    [Test]
    public void Of_StepWithoutHands_IsItsFormerHoldersUpToItsEndAndThenNobodys()
    {
        var desk = new DossierDesk();
        desk.Complete(desk.Open(StepKind.Appraise, "8wh"), DossierDesk.Colleague, "Eligible", new { appraisal = "Đủ" });
        var again = desk.Open(StepKind.Appraise, "8wh");
        desk.On("2026-11-16 10:00").Complete(again, DossierDesk.Colleague, "Eligible", new { appraisal = "Đủ" });

        var split = desk.On("2026-11-16 11:00").Responsibility();

        Assert.That(Text(split), Is.EqualTo("Officer H05.14/chuyenvien2 60, Nobody 60 = 120"));
    }

    [Test]
    public void Of_OfficerWhoHadItOverLunchOnly_HasNoPart()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise, "8wh");
        desk.On("2026-11-16 12:00").Claim(appraisal, DossierDesk.Appraiser);
        desk.On("2026-11-16 12:30").Release(appraisal, DossierDesk.Appraiser);

        Assert.That(Text(desk.On("2026-11-16 14:00").Responsibility()), Is.EqualTo("Unit H05.14 210 = 210"));
    }

    [Test]
    public void Of_ResultTakenInHandAfterTheEnd_LeavesTheSplitAsItWas()
    {
        var desk = new DossierDesk();
        var handover = desk.On("2026-11-16 11:00").Open(StepKind.ReturnResult, "8wh");
        desk.On("2026-11-16 14:00").Claim(handover, DossierDesk.Receptionist);

        Assert.That(Text(desk.On("2026-11-16 16:00").Responsibility()), Is.EqualTo("Nobody 120 = 120"));
    }

    [Test]
    public void Of_StepDoneInTime_DoesNotCutWhatOthersShareLater()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise, "1wh");
        desk.On("2026-11-16 09:30").Complete(appraisal, DossierDesk.Colleague, "Eligible", new { appraisal = "Đủ" });
        desk.On("2026-11-16 09:59").Open(StepKind.Review, "8wh");
        desk.Open(StepKind.Consult, "8wh");

        // The appraisal's hour would have been over at ten, in the middle of the two minutes.
        var split = desk.On("2026-11-16 10:01").Responsibility();

        Assert.That(Text(split), Is.EqualTo("Unit H05.14 31, Nobody 29, OtherAgency H05.14 1 = 61"));
    }

    [Test]
    public void Of_StepsOpenedAtOnce_TheOddMinuteIsThatOfTheFirstId()
    {
        var steps = new[] { Opened("16/11/2026 09:00", "16wh"), Opened("16/11/2026 09:00", "16wh", StepKind.Consult) };
        var first = steps.MinBy(step => step.Id)!;

        var split = Split(Facts.Started("16/11/2026 09:00", "10wd"), "16/11/2026 09:03", [.. steps.OrderByDescending(step => step.Id)]);

        Assert.That(split.Parts.Select(part => (part.Holder.Kind, part.Minutes)).First(),
            Is.EqualTo((first.Kind == StepKind.Consult ? HolderKind.OtherAgency : HolderKind.Unit, 2)));
    }

    [Test]
    public void Of_TimeThatDoesNotCount_IsTheHoldersAndMarkedForWhatItLasted()
    {
        var facts = Facts.Started("16/11/2026 09:00", "10wd").UncountedBegan("16/11/2026 10:00").UncountedEnded("16/11/2026 11:00");

        var split = Split(facts, "16/11/2026 14:00", Opened("16/11/2026 09:00", "16wh"));

        Assert.That(split.Parts, Is.EqualTo([new ResponsibilityPart(new Holder(HolderKind.Unit, "H05.14"), 210, 60)]));
    }

    [Test]
    public void Of_PauseInsideTimeThatDoesNotCount_IsTheSuspensionsForWhatItLasted()
    {
        var facts = Facts.Started("16/11/2026 09:00", "10wd").UncountedBegan("16/11/2026 09:30")
            .Paused("16/11/2026 10:00").Resumed("16/11/2026 10:30").UncountedEnded("16/11/2026 11:00");

        var split = Split(facts, "16/11/2026 11:30", Opened("16/11/2026 09:00", "16wh"));

        Assert.That(split.Parts, Is.EqualTo([new ResponsibilityPart(new Holder(HolderKind.Unit, "H05.14"), 120, 60), new ResponsibilityPart(Holder.Suspended, 30, 30)]));
    }

    [Test]
    public void Of_OverrunWhileTheClockStands_DoesNotGrow()
    {
        var facts = Facts.Started("16/11/2026 09:00", "10wd").UncountedBegan("16/11/2026 10:30").UncountedEnded("16/11/2026 11:00");
        var step = Opened("16/11/2026 09:00", "1wh");

        var split = Split(facts, "16/11/2026 11:30", step);

        Assert.That(split.Overruns, Is.EqualTo([new StepOverrun(step, 60, 0)]));
    }

    [Test]
    public void Of_DatePromisedBeyondTheCalendar_IsNotLate()
    {
        var facts = Facts.Started("16/11/2026 09:00", "1wd").Extended("17/11/2026 08:00", "03/01/2028 10:00", "Luật Xây dựng 2014, Điều 102");

        Assert.That(Split(facts, "18/11/2026 09:00").LateMinutes, Is.Zero);
    }

    /// <summary>Any sequence of acts: the parts add up to the whole, the causes to the lateness, and none is negative.</summary>
    [Property(MaxTest = 300), Category(DeadlineLawsTests.Exhaustive)]
    public void Of_AnySequence_AddsUp(byte[] acts)
    {
        var desk = new DossierDesk("3wd");
        var walk = new DeskWalk(desk);
        foreach (var act in acts.Take(30))
        {
            walk.Act(act);
            var split = desk.Responsibility();

            Assert.That(split.Parts.Sum(part => part.Minutes), Is.EqualTo(split.Minutes));
            Assert.That(split.Parts.SelectMany(part => (int[])[part.Minutes - 1, part.Uncounted, part.Minutes - part.Uncounted]), Is.All.Not.Negative);
            Assert.That(split.Overruns.Sum(over => over.LateMinutes) + split.LateWithoutStep, Is.EqualTo(split.LateMinutes));
            Assert.That(split.Overruns.SelectMany(over => (int[])[over.LateMinutes, over.Minutes - over.LateMinutes]).Append(split.LateWithoutStep), Is.All.Not.Negative);
        }
    }

    private static Responsibility Split(Facts facts, string now, params UserTask[] steps) =>
        Responsibility.Of(facts, DossierDesk.Center, steps, [], Offices.At(now), (_, _) => Offices.Standard).Value;

    private static string Text(Responsibility split) => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(", ", split.Parts.Select(part => $"{Text(part.Holder)} {part.Minutes}"))} = {split.Minutes}");

    private static string Text(Holder holder) =>
        holder.UnitCode is null ? $"{holder.Kind}" : $"{holder.Kind} {holder.UnitCode}{(holder.OfficerId is { } officer ? "/" + officer : "")}";
}
