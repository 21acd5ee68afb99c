using FsCheck.NUnit;
using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Tests.Deadlines;
using static Workflow.Tests.Dossiers.DossierDesk;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Dossiers;

/// <summary>Extension, suspension, another limit and recomputation, on a dossier received Monday 16/11/2026 09:00 for five days.</summary>
public sealed class ClockActsTests
{
    private DossierDesk desk = null!;

    [SetUp]
    public void Receive() => desk = new DossierDesk("5wd");

    [Test]
    public void Extend_ApologyAlone_MovesThePromiseOnly()
    {
        var shift = Extend(Approver, "2026-11-26 10:00").Value;

        Assert.That((desk.Dossier.AppointedAt, desk.Dossier.BindingAt), Is.EqualTo((At("2026-11-26 10:00"), At("2026-11-23 09:00"))));
        Assert.That((shift.Before.AppointedAt, shift.HasMoved, shift.Warnings), Is.EqualTo((At("2026-11-23 09:00"), true, (Problem[])[])));
        Assert.That(desk.Dossier.IsOverdueAt(At("2026-11-23 09:01")), Is.True);
    }

    [Test]
    public void Extend_OnALegalBasis_GivesOpenStepsTheirTimeBack()
    {
        var appraisal = desk.Open(StepKind.Appraise, "8wd");

        Extend(Head, "2026-11-26 10:00", "Luật Xây dựng 2014, Điều 102");

        Assert.That((desk.Dossier.BindingAt, appraisal.DueAt), Is.EqualTo((At("2026-11-26 10:00"), (DateTime?)At("2026-11-26 10:00"))));
    }

    [Test]
    public void Extend_Twice_NeedsTheApproverAndAReason()
    {
        Extend(Head, "2026-11-26 10:00");

        Assert.That(Extend(Head, "2026-11-27 10:00").Rejection?.Code, Is.EqualTo("ExtendedAlready"));
        Assert.That(Extend(Approver, "2026-11-27 10:00").Rejection?.Code, Is.EqualTo("OverrideReasonMissing"));
        Assert.That(Extend(Approver, "2026-11-27 10:00", overrideReason: "Chờ kết quả quan trắc").IsRejected, Is.False);
        Assert.That(desk.Dossier.ExtensionCount, Is.EqualTo(2));
    }

    [Test]
    public void Extend_LessThanADayBefore_IsDoneWithAWarning() =>
        Assert.That(Extend(Approver, "2026-11-26 10:00", at: "2026-11-20 15:00").Value.Warnings.Single().Code, Is.EqualTo("ExtendedLate"));

    [TestCase("2026-11-22 10:00", null, "PromiseNotLater", TestName = "Before the present date")]
    [TestCase("2026-11-28 10:00", null, "PromiseOutOfHours", TestName = "On a Saturday")]
    [TestCase("2026-11-26 12:00", null, "PromiseOutOfHours", TestName = "In the lunch break")]
    [TestCase("2031-11-26 10:00", null, "YearOutsideCalendar", TestName = "In a year without a calendar")]
    public void Extend_DateThatCannotBeKept_IsRefused(string promised, string? basis, string code) =>
        Assert.That(Extend(Approver, promised, basis).Rejection?.Code, Is.EqualTo(code));

    [Test]
    public void Extend_OnALegalBasisWhenOverdue_IsRefused() =>
        Assert.That(Extend(Approver, "2026-11-27 10:00", "Điều 102", at: "2026-11-25 09:00").Rejection?.Code, Is.EqualTo("ExtendTooLate"));

    [Test]
    public void Extend_WhileTheClockStands_IsRefused()
    {
        desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);

        Assert.That(Extend(Approver, "2026-11-26 10:00").Rejection?.Code, Is.EqualTo("ExtendWhileStopped"));
    }

    [Test]
    public void Acts_ByAnOfficerWithoutThePost_AreForbidden()
    {
        RejectionKind?[] kinds =
        [
            Extend(Clerk, "2026-11-26 10:00").Rejection?.Kind,
            desk.Dossier.Suspend(null, "Chờ Tòa án", "Điều 141", desk.By(Head), desk.Changes).Rejection?.Kind,
            desk.Dossier.ChangeLimit(null, TimeLimit.WorkingDays(7), "Sửa", "Nghị định", desk.By(Head), desk.Changes).Rejection?.Kind,
        ];

        Assert.That(kinds, Is.All.EqualTo(RejectionKind.Forbidden));
        Assert.That(desk.Changes.IsEmpty, Is.True);
    }

    [Test]
    public void Suspend_AndResume_KeepsWhatWasLeftOfDossierAndSteps()
    {
        var appraisal = desk.Open(StepKind.Appraise, "24wh");
        Suspend("2026-11-18 10:00");
        var stopped = (desk.Dossier.State, desk.Dossier.RemainingMinutes, appraisal.RemainingMinutes);

        Resume("2026-11-25 14:30");

        Assert.That(stopped, Is.EqualTo((DossierState.Suspended, 23 * 60, (int?)(7 * 60))));
        Assert.That((desk.Dossier.BindingAt, appraisal.DueAt), Is.EqualTo((At("2026-11-30 13:30"), (DateTime?)At("2026-11-26 13:30"))));
        Assert.That(desk.Dossier.State, Is.EqualTo(DossierState.InProcessAppraising));
    }

    [Test]
    public void Resume_WhileASupplementIsOut_StaysPaused()
    {
        desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);
        Suspend("2026-11-18 10:00");
        Resume("2026-11-19 10:00");

        Assert.That((desk.Dossier.IsPaused, desk.Dossier.IsSuspended, desk.Dossier.State), Is.EqualTo((true, false, DossierState.AwaitingSupplement)));
    }

    [Test]
    public void ChangeLimit_CountsFromReception_AndStepsAreBoundAnew()
    {
        var appraisal = desk.Open(StepKind.Appraise, "4wd");

        desk.On("2026-11-17 09:00").Dossier.ChangeLimit(null, TimeLimit.WorkingDays(2), "Sửa theo quyết định công bố", "Quyết định 102/QĐ-UBND", desk.By(Approver), desk.Changes);
        desk.Write();

        Assert.That((desk.Dossier.BindingAt, appraisal.DueAt), Is.EqualTo((At("2026-11-18 09:00"), (DateTime?)At("2026-11-18 09:00"))));
    }

    [Test]
    public void Recompute_ThereAndBack_RestoresEveryDate()
    {
        desk = new DossierDesk("10wd");
        desk.Open(StepKind.Appraise, "56wh");
        var before = desk.Dossier.Dates;

        var there = Recompute(Offices.WithDayOff, "2026-11-17 09:00");
        var back = Recompute(Offices.Standard, "2026-11-17 10:00");

        Assert.That((there.Before.BindingAt, there.After.BindingAt), Is.EqualTo((At("2026-12-01 09:00"), At("2026-12-02 09:00"))));
        Assert.That((there.After.Steps[0].DueAt, back.After.Steps[0].DueAt), Is.EqualTo(((DateTime?)At("2026-11-27 09:00"), before.Steps[0].DueAt)));
        Assert.That((back.After.AppointedAt, back.After.BindingAt), Is.EqualTo((before.AppointedAt, before.BindingAt)));
    }

    [Test]
    public void Recompute_AfterTheResult_IsRefused()
    {
        desk.Open(StepKind.ReturnResult, "4wh");

        Assert.That(desk.Dossier.Recompute("Lịch mới", desk.By(Actor.System), desk.Changes).Rejection?.Code, Is.EqualTo("ProcessingEnded"));
    }

    [Test]
    public void Withdraw_WhileWaitingForTheApplicant_IsNoDelay()
    {
        desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);

        desk.On("2026-12-15 09:00").Dossier.Withdraw(null, "Không còn nhu cầu", desk.By(Receptionist), desk.Changes);

        Assert.That((desk.Dossier.Timeliness, desk.Dossier.IsOverdueAt(desk.Now)), Is.EqualTo(((Timeliness?)Timeliness.Early, false)));
    }

    /// <summary>Whatever happens to a dossier, what stands in its columns and in those of its steps is what its facts say.</summary>
    [Property(MaxTest = 200)]
    public void Columns_AnyWalk_EqualTheReplay(byte[] acts)
    {
        var walk = new ClockWalk(new DossierDesk("20wd"));
        foreach (var act in acts.Take(24))
        {
            walk.Act(act);
            walk.Check();
        }
    }

    private Result<DeadlineShift> Extend(Actor by, string promised, string? legalBasis = null, string? overrideReason = null, string at = "2026-11-18 10:00")
    {
        var extension = new Extension(At(promised), "Phải lấy thêm ý kiến", "15/PXL", legalBasis, overrideReason);
        var shift = desk.On(at).Dossier.Extend(null, extension, desk.By(by), desk.Changes);
        if (!shift.IsRejected) desk.Write();
        return shift;
    }

    private void Suspend(string at)
    {
        Assert.That(desk.On(at).Dossier.Suspend(null, "Chờ Tòa án giải quyết tranh chấp", "Điều 141", desk.By(Approver), desk.Changes).Rejection, Is.Null);
        desk.Write();
    }

    private void Resume(string at)
    {
        Assert.That(desk.On(at).Dossier.Resume(null, "Tòa án đã giải quyết", desk.By(Approver), desk.Changes).Rejection, Is.Null);
        desk.Write();
    }

    private DeadlineShift Recompute(OfficeClock clock, string at)
    {
        desk.Calendar = clock.Calendar.Version;
        var shift = desk.On(at).Dossier.Recompute("Bổ sung ngày nghỉ", desk.By(Actor.System), desk.Changes).Value;
        desk.Write();
        return shift;
    }
}
