using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>What a deputy does with the steps of an absent officer, and what not.</summary>
public sealed class DeputyActsTests
{
    private static readonly object appraisal = new { appraisal = "Đủ điều kiện" };

    private DossierDesk desk = null!;

    [SetUp]
    public void SetUp() => desk = new DossierDesk();

    [Test]
    public void Complete_AHeldStep_IsRecordedOnBehalfOfItsHolder()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);

        desk.Dossier.Complete(task.Id, null, Step(StepKind.Appraise), Says("Eligible", appraisal), desk.By(Colleague), desk.Changes);

        var entry = desk.Changes.Inserts.OfType<HistoryEntry>().Single();
        Assert.That((entry.ActorId, entry.ActingForId, task.CompletedBy, task.ActingForId), Is.EqualTo((Colleague.Id, Appraiser.Id, Colleague.Id, Appraiser.Id)));
        Assert.That(desk.Dossier.Appraisers.Split(','), Is.EquivalentTo((string[])[Colleague.Id, Appraiser.Id]));
    }

    [Test]
    public void Complete_ForTheAbsent_LeavesTheNextStepOfTheRoleTheirs()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);
        desk.Complete(task, Colleague, "Eligible", appraisal);

        Assert.That(desk.Open(StepKind.Appraise).AssigneeId, Is.EqualTo(Appraiser.Id));
    }

    [TestCase("2026-11-20 16:00", null)]
    [TestCase("2026-11-21 08:00", "TaskHeldByOther")]
    public void Complete_AfterTheLastDay_IsRefused(string at, string? refusal)
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);

        Assert.That(desk.On(at).Complete(task, Colleague, "Eligible", appraisal).Rejection?.Code, Is.EqualTo(refusal));
    }

    [Test]
    public void Complete_OfAnotherProcedure_IsRefused()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague, "2.000815");

        Assert.That(desk.Complete(task, Colleague, "Eligible", appraisal).Rejection?.Code, Is.EqualTo("TaskHeldByOther"));
    }

    [Test]
    public void Complete_WithoutTheRole_IsRefusedThoughOneActsForItsHolder()
    {
        var task = desk.Open(StepKind.Approve);
        desk.Claim(task, Approver);
        desk.ActingFor.Add(DeputyOf(Approver, Appraiser, Approver));

        Assert.That(desk.Complete(task, Colleague, "Approved", new { capacity = "KT." }).Rejection?.Code, Is.EqualTo("NotACandidate"));
    }

    [Test]
    public void Claim_AHeldStep_HoldsItForTheAbsentUntilGivenBack()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);

        desk.Claim(task, Colleague);
        Assert.That((task.AssigneeId, task.ActingForId), Is.EqualTo((Colleague.Id, Appraiser.Id)));
        desk.Release(task, Colleague);

        Assert.That((task.AssigneeId, task.ActingForId), Is.EqualTo((Appraiser.Id, (string?)null)));
    }

    [Test]
    public void Claim_ByTheAbsent_TakesTheStepBackFromTheDeputy()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);
        desk.Claim(task, Colleague);

        desk.Dossier.Claim(task.Id, null, desk.By(Appraiser), desk.Changes);

        Assert.That((task.AssigneeId, task.ActingForId), Is.EqualTo((Appraiser.Id, (string?)null)));
        Assert.That(desk.Changes.Inserts.OfType<HistoryEntry>().Single().ActingForId, Is.Null);
    }

    [Test]
    public void Complete_WhatADeputyHolds_IsNotForTheDeputysDeputy()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);
        desk.Claim(task, Colleague);
        var third = new Actor("chuyenvien3", "Đỗ Văn Khải", Department, [new Actor.Held(Role.Appraiser, Department)]);
        Absent(Colleague, third);

        Assert.That(desk.Complete(task, third, "Eligible", appraisal).Rejection?.Code, Is.EqualTo("TaskHeldByOther"));
    }

    [Test]
    public void Complete_WhatWasTaken_OnceTheDaysAreOver_IsRefusedButCanBeGivenBack()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);
        desk.Claim(task, Colleague);
        desk.On("2026-11-23 08:00");

        Assert.That(desk.Complete(task, Colleague, "Eligible", appraisal).Rejection?.Code, Is.EqualTo("ActsForNoLonger"));
        desk.Release(task, Colleague);
        Assert.That(task.AssigneeId, Is.EqualTo(Appraiser.Id));
    }

    [Test]
    public void Release_WhatTheAbsentHolds_IsNotTheDeputysToGive()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);

        Assert.That(desk.Dossier.Release(task.Id, null, desk.By(Colleague), desk.Changes).Rejection?.Code, Is.EqualTo("TaskHeldByOther"));
    }

    [Test]
    public void Approve_ByTheDeputyWhoAppraised_IsRefusedEvenWithADelegation()
    {
        desk.Complete(desk.Open(StepKind.Appraise), Appraiser, "Eligible", appraisal);
        var approval = desk.Open(StepKind.Approve);
        desk.Claim(approval, Approver);
        Absent(Approver, Appraiser);
        desk.Delegations.Add(DelegationTo(Appraiser));

        Assert.That(desk.Complete(approval, Appraiser, "Approved", new { capacity = "KT." }).Rejection?.Code, Is.EqualTo("AppraiserMayNotApproveFor"));
    }

    [Test]
    public void Approve_ByTheOneForWhomWasAppraised_IsRefused()
    {
        var task = HeldBy(Appraiser);
        Absent(Appraiser, Colleague);
        desk.Complete(task, Colleague, "Eligible", appraisal);

        Assert.That(desk.Complete(desk.Open(StepKind.Approve), Appraiser, "Approved", new { capacity = "Chính danh" }).Rejection?.Code, Is.EqualTo("AppraiserMayNotApprove"));
    }

    [TestCase(false, "DelegationNotPassedOn")]
    [TestCase(true, null)]
    public void Approve_ForWhoSignsByDelegation_NeedsADelegationOfOnesOwn(bool hasOwn, string? refusal)
    {
        var approval = desk.Open(StepKind.Approve);
        desk.Claim(approval, Approver);
        Absent(Approver, Appraiser);
        desk.Delegations.Add(DelegationTo(Approver));
        if (hasOwn) desk.Delegations.Add(DelegationTo(Appraiser));

        Assert.That(desk.Complete(approval, Appraiser, "Approved", new { capacity = "TUQ." }).Rejection?.Code, Is.EqualTo(refusal));
    }

    private UserTask HeldBy(Actor officer)
    {
        var task = desk.Open(StepKind.Appraise);
        desk.Claim(task, officer);
        return task;
    }

    private void Absent(Actor absent, Actor deputy, params string[] procedures) => desk.ActingFor.Add(DeputyOf(absent, deputy, absent, procedures));

    private static Deputy DeputyOf(Actor absent, Actor deputy, Actor by, params string[] procedures) => Deputy.Set(
        new DeputyRequest(absent, deputy, new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 20), procedures, "Nghỉ phép"), by, [], Units, new DateOnly(2026, 11, 16),
        new DateTime(2026, 11, 16, 1, 0, 0, DateTimeKind.Utc)).Value;

    private static Delegation DelegationTo(Actor officer) => new()
    {
        Id = Guid.NewGuid(), Criterion = DelegationCriterion.D3, FromAuthority = "Giám đốc Sở Xây dựng", ToOfficerId = officer.Id, Document = "12/QĐ-SXD", ValidFrom = new DateOnly(2026, 1, 1),
    };
}
