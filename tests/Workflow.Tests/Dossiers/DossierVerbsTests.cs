using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>What each verb of a dossier does when it is allowed.</summary>
public sealed class DossierVerbsTests
{
    private DossierDesk desk = null!;

    [SetUp]
    public void SetUp() => desk = new DossierDesk();

    [Test]
    public void Receive_NumberDrawn_TakesTheCodeOfUnitAndDay() =>
        Assert.That(desk.Dossier.Code, Is.EqualTo("000.00.01.H05-261116-0001"));

    [Test]
    public void Open_SameRoleAgain_GoesToWhoDidTheLast()
    {
        var first = desk.Open(StepKind.Appraise);
        desk.Complete(first, Appraiser, "Eligible", new { appraisal = "Đủ điều kiện" });

        var second = desk.Open(StepKind.Appraise);

        Assert.That(second.AssigneeId, Is.EqualTo(Appraiser.Id));
    }

    [Test]
    public void Complete_Assign_HandsTheAppraisalToTheChosen()
    {
        var assign = desk.Open(StepKind.Assign);
        desk.Complete(assign, Head, "Done", new { assignee = Colleague.Id });

        Assert.That(desk.Open(StepKind.Appraise).AssigneeId, Is.EqualTo(Colleague.Id));
    }

    [Test]
    public void Open_Approval_IsNotHandedToWhoAppraised()
    {
        desk.Complete(desk.Open(StepKind.Approve), Appraiser, "Clarify", note: "Bổ sung thuyết minh");
        desk.Complete(desk.Open(StepKind.Appraise), Appraiser, "Eligible", new { appraisal = "Đã giải trình" });

        Assert.That(desk.Open(StepKind.Approve).AssigneeId, Is.Null);
    }

    [Test]
    public void Complete_ApprovalByItsAppraiser_NeedsADelegationAndNamesIt()
    {
        desk.Complete(desk.Open(StepKind.Appraise), Appraiser, "Eligible", new { appraisal = "Đủ điều kiện" });
        var approval = desk.Open(StepKind.Approve);
        desk.Delegations.Add(new Delegation
        {
            Id = Guid.NewGuid(), Criterion = DelegationCriterion.D3, FromAuthority = "Giám đốc Sở Xây dựng", ToOfficerId = Appraiser.Id,
            Document = "12/QĐ-SXD", ValidFrom = new DateOnly(2026, 1, 1),
        });

        desk.Dossier.Complete(approval.Id, null, Step(StepKind.Approve), Says("Approved", new { capacity = "TUQ." }), desk.By(Appraiser), desk.Changes);

        var entry = desk.Changes.Inserts.OfType<HistoryEntry>().Single();
        Assert.That(entry.OnBehalfOf, Is.EqualTo("Giám đốc Sở Xây dựng (12/QĐ-SXD)"));
        Assert.That(desk.Dossier.Outcome, Is.EqualTo(DossierOutcome.Granted));
    }

    [Test]
    public void Complete_NotEligibleThenApproved_StaysRefused()
    {
        desk.Complete(desk.Open(StepKind.Appraise), Appraiser, "NotEligible", new { appraisal = "Không phù hợp quy hoạch" });
        desk.Complete(desk.Open(StepKind.Approve), Approver, "Approved", new { capacity = "Chính danh" });

        Assert.That(desk.Dossier.Outcome, Is.EqualTo(DossierOutcome.Refused));
    }

    [Test]
    public void Complete_AssignNumber_WritesTheNumberIntoTheHistory()
    {
        var task = desk.Open(StepKind.AssignNumber);
        desk.Dossier.Complete(task.Id, null, Step(StepKind.AssignNumber), Says("Done", new { symbol = "GPXD-SXD" }), desk.By(Clerk), desk.Changes);
        var changes = desk.Write();

        var (number, entry) = (changes.Inserts.OfType<IssuedNumber>().Single(), changes.Inserts.OfType<HistoryEntry>().Single());
        Assert.That((number.Number, number.Symbol, number.Year), Is.EqualTo((1L, "GPXD-SXD", 2026)));
        Assert.That(entry.Details, Is.EqualTo("""{"number":1,"date":"2026-11-16"}"""));
    }

    [Test]
    public void Open_AfterTheUnitWasTakenOver_IsOfTheSuccessor()
    {
        var first = desk.Open(StepKind.Appraise);
        desk.Complete(first, Appraiser, "Eligible", new { appraisal = "Đủ điều kiện" });
        desk.Tree = TakenOver();

        var second = desk.Open(StepKind.Appraise);

        Assert.That((first.UnitCode, second.UnitCode, second.AssigneeId), Is.EqualTo((Department, Successor, (string?)null)));
        Assert.That(first.IsCandidate(HeirOf(Role.Appraiser), desk.Tree), Is.True);
    }

    [Test]
    public void Complete_AssignNumberAfterTheUnitWasTakenOver_TakesTheNumberOfTheSuccessor()
    {
        var task = desk.Open(StepKind.AssignNumber);
        desk.Tree = TakenOver();

        desk.Dossier.Complete(task.Id, null, Step(StepKind.AssignNumber), Says("Done", new { symbol = "GPXD-SXD" }), desk.By(HeirOf(Role.RecordsClerk)), desk.Changes);
        var changes = desk.Write();

        Assert.That(changes.Inserts.OfType<IssuedNumber>().Single().UnitCode, Is.EqualTo(Successor));
        Assert.That(changes.Numbers.Single().Counter, Is.EqualTo($"number:{Successor}:2026"));
    }

    [Test]
    public void Receive_InUnitsThatWereTakenOver_IsOfTheirSuccessors()
    {
        var reception = new Reception(
            Guid.CreateVersion7(), Guid.CreateVersion7(), "1.009994", "Cấp giấy phép xây dựng", "standard", "standard.process.json", TimeLimit.WorkingDays(10), Center, Department,
            SubmissionChannel.Counter, new Applicant("Nguyễn Thị Hạnh", "027085001234", "0912345678", "Thôn Đông, xã Phù Lãng", null), "{}", "secret", ResumePolicy.Continue, 0);
        desk.Tree = TakenOver();

        var received = Dossier.Receive(reception, desk.By(Receptionist), desk.Changes).Value;

        Assert.That((received.ReceivingUnit, received.CompetentUnit), Is.EqualTo((Center, Successor)));
    }

    private const string Successor = "H05.20";

    /// <summary>The units once another department has taken the competent one over.</summary>
    private static UnitTree TakenOver() => UnitTree.On(
        new DateOnly(2026, 11, 16), [UnitOf("H05", null), UnitOf(Center, "H05"), UnitOf(Department, "H05", new DateOnly(2026, 11, 16), Successor), UnitOf(Successor, "H05")]);

    private static Actor HeirOf(Role role) => new("kethua", "Đỗ Thị Thu", Successor, [new Actor.Held(role, Successor)]);

    [Test]
    public void ReturnFrom_BehindTheApproval_VoidsTheSignature()
    {
        desk.Complete(desk.Open(StepKind.Approve), Approver, "Approved", new { capacity = "Chính danh" });
        var number = desk.Open(StepKind.AssignNumber);

        desk.Dossier.ReturnFrom(number.Id, null, Step(StepKind.Appraise), "Sai số thửa", desk.By(Clerk), desk.Changes);

        Assert.That((desk.Dossier.SignedAt, desk.Dossier.Outcome, number.State), Is.EqualTo(((DateTime?)null, DossierOutcome.None, TaskState.Returned)));
    }

    [Test]
    public void Finish_AfterHandOver_IsReturnedElseStopped()
    {
        var other = new DossierDesk();
        other.Apply([new Effect.Finished()]);
        desk.Complete(desk.Open(StepKind.ReturnResult), Receptionist, "Returned", new { receiver = "Nguyễn Thị Hạnh", evidence = "Ký nhận" });
        desk.Apply([new Effect.Finished()]);

        Assert.That((desk.Dossier.State, other.Dossier.State), Is.EqualTo((DossierState.Returned, DossierState.Stopped)));
    }

    [Test]
    public void Finish_WithAnOpenIncident_ResolvesIt()
    {
        desk.Apply([new Effect.IncidentRaised(9, "lookup", "ScriptFault", new Phrase("Lỗi", "Error"))]);
        Assert.That(desk.Dossier.IsBlocked, Is.True);

        desk.Dossier.Apply([1], [new Effect.Finished()], null, desk.By(Actor.System), desk.Changes);

        Assert.That(desk.Dossier.IsBlocked, Is.False);
        Assert.That(desk.Changes.Updates.OfType<Incident>().Single().ResolvedAt, Is.EqualTo(desk.Now));
    }

    [Test]
    public void Apply_StepOpenedAndCancelledAtOnce_WritesNothingOfIt()
    {
        var opened = desk.Dossier.Apply(
            [1], [new Effect.TaskOpened(7, Step(StepKind.Consult), "Lấy ý kiến", ""), new Effect.TaskCancelled(7)], null, desk.By(Actor.System), desk.Changes);

        Assert.That(opened.Value, Is.Empty);
        Assert.That(desk.Changes.Inserts.OfType<UserTask>(), Is.Empty);
    }

    [Test]
    public void Apply_WaitOpenedAndEndedAtOnce_IsNotWritten()
    {
        desk.Dossier.Apply([1], [new Effect.WaitOpened(7, 0, WaitKind.Event, "TaxPaid"), new Effect.WaitEnded(7, 0, WaitKind.Event, "TaxPaid")], null, desk.By(Actor.System), desk.Changes);

        Assert.That((desk.Changes.Inserts.Count, desk.Changes.Deletes.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Apply_VariablesAboveTheBound_AreRefused()
    {
        var value = $"\"{new string('x', Variable.LongestValue - 2)}\"";
        var effects = Enumerable.Range(0, 17).Select(i => new Effect.VariableSet("", $"v{i}", value)).ToList<Effect>();

        Assert.That(desk.Apply(effects).Rejection?.Code, Is.EqualTo("VariablesTooLarge"));
    }

    [TestCase(new[] { StepKind.Appraise }, DossierState.InProcessAppraising)]
    [TestCase(new[] { StepKind.Approve, StepKind.Consult }, DossierState.InProcessConsulting)]
    [TestCase(new[] { StepKind.Consult, StepKind.Appraise }, DossierState.InProcessAppraising)]
    [TestCase(new[] { StepKind.Step, StepKind.Stamp }, DossierState.InProcess)]
    [TestCase(new[] { StepKind.Appraise, StepKind.RequestPayment }, DossierState.AwaitingFinancialObligation)]
    [TestCase(new[] { StepKind.AssignNumber }, DossierState.InProcessSigned)]
    [TestCase(new[] { StepKind.Stamp, StepKind.ReturnResult }, DossierState.InProcessNumbered)]
    [TestCase(new[] { StepKind.ReturnResult }, DossierState.ResultReady)]
    public void State_OpenSteps_IsThatOfTheLeastAdvanced(StepKind[] kinds, DossierState expected)
    {
        foreach (var kind in kinds) desk.Open(kind, cause: AsksForPayment);

        Assert.That(desk.Dossier.State, Is.EqualTo(expected));
    }

    [Test]
    public void Withdraw_WhilePaused_ClosesAndEndsTheClock()
    {
        desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);

        desk.Dossier.Withdraw(null, "Đổi ý", desk.By(Receptionist), desk.Changes);
        desk.Write();

        Assert.That(desk.Dossier.State, Is.EqualTo(DossierState.Withdrawn));
        Assert.That(desk.Facts[^1].Kind, Is.EqualTo(ClockFactKind.Ended));
        Assert.That(desk.Dossier.IsPaused, Is.False);
    }
}
