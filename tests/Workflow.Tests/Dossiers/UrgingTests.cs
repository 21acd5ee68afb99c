using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>Urging on a step, on a dossier received Monday 16/11/2026 09:00.</summary>
public sealed class UrgingTests
{
    private static readonly Actor supervisor = new("giamsat", "Lương Thị Hoa", Center, [new(Role.CenterSupervisor, Center)]);

    private DossierDesk desk = null!;
    private UserTask appraisal = null!;

    [SetUp]
    public void Receive()
    {
        desk = new DossierDesk("5wd");
        appraisal = desk.Open(StepKind.Appraise);
    }

    [Test]
    public void Urge_BySupervisorOfTheReceivingUnit_LeavesOneActAndMovesNothing()
    {
        var (due, revision) = (appraisal.DueAt, appraisal.Revision);

        var urged = Urge(supervisor, new Urging(" Đề nghị xong trong sáng nay "));
        var written = desk.Write();

        Assert.That(urged.Value, Is.SameAs(appraisal));
        Assert.That((appraisal.DueAt, appraisal.Revision), Is.EqualTo((due, revision)));
        var act = written.Inserts.OfType<HistoryEntry>().Single();
        Assert.That((act.Verb, act.ActorId, act.TaskId, act.Reason, act.Outcome), Is.EqualTo((HistoryVerb.Urged, supervisor.Id, (Guid?)appraisal.Id, "Đề nghị xong trong sáng nay", (string?)null)));
    }

    // Four working hours from 09:00, with the lunch break between, are over at 14:30.
    [TestCase("2026-11-16 14:29", null, "UrgedJustNow")]
    [TestCase("2026-11-16 14:30", null, null)]
    [TestCase("2026-11-16 10:00", "Có chỉ đạo hỏa tốc", null)]
    [TestCase("2026-11-16 10:00", "  ", "UrgedJustNow")]
    public void Urge_Again_NeedsFourWorkingHoursOrAReason(string at, string? because, string? code)
    {
        var last = desk.Now;

        var again = desk.On(at).Dossier.Urge(appraisal.Id, new Urging("Nhắc lại", because), last, desk.By(supervisor), desk.Changes);

        Assert.That(again.Rejection?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Urge_WithoutTheRight_IsRefused() =>
        Assert.That(new[] { Colleague, Clerk, Receptionist }.Select(actor => Urge(actor, new Urging("Nhanh lên")).Rejection?.Code), Is.All.EqualTo("MayNotUrge"));

    [Test]
    public void Urge_OwnStepOrEmptyWords_IsRefused()
    {
        desk.Claim(appraisal, Appraiser);

        Assert.That(Urge(Appraiser, new Urging("Tự nhắc")).Rejection?.Code, Is.EqualTo("UrgesOneself"));
        Assert.That(Urge(Head, new Urging(" ")).Rejection?.Code, Is.EqualTo("ReasonMissing"));
        Assert.That(Urge(Head, new Urging(new string('x', 2001))).Rejection?.Code, Is.EqualTo("ReasonTooLong"));
    }

    [Test]
    public void Urge_WhileItIsTheApplicantsTurn_IsRefused()
    {
        var supplement = desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);

        Assert.That(desk.Dossier.Urge(supplement.Id, new Urging("Nhanh lên"), null, desk.By(supervisor), desk.Changes).Rejection?.Code, Is.EqualTo("ApplicantsTurn"));
    }

    [Test]
    public void Urge_StepThatIsOver_IsAConflict()
    {
        desk.Complete(appraisal, Appraiser, "Eligible", new { appraisal = "Đủ" });

        Assert.That(Urge(supervisor, new Urging("Nhanh lên")).Rejection?.Kind, Is.EqualTo(RejectionKind.Conflict));
    }

    private Result<UserTask> Urge(Actor actor, Urging urging) => desk.Dossier.Urge(appraisal.Id, urging, null, desk.By(actor), desk.Changes);
}
