using Workflow.Core.Deadlines;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>
/// A case whose sector rule counts anew after a supplement, by the verbs of its dossier. Received Mon 16/11/2026 09:00 with five working days, so
/// due Mon 23/11 09:00; 24/11 is a day off.
/// </summary>
public sealed class DossierRestartTests
{
    private DossierDesk desk = null!;

    [SetUp]
    public void Receive() => desk = new DossierDesk("5wd", resume: ResumePolicy.Restart);

    [TestCase(ResumePolicy.Restart, "2026-12-02 14:30", TestName = "Counted anew: 3 h left on 25/11, four days of 8 h to 01/12, 5 h on 02/12")]
    [TestCase(ResumePolicy.Continue, "2026-11-30 13:30", TestName = "Counted on: 23 h were left when the clock stopped")]
    public void Supplied_ByTheRuleOfTheCase_GivesTheDate(ResumePolicy rule, string expected)
    {
        var other = new DossierDesk("5wd", resume: rule);

        Supplement(other, "2026-11-18 10:00", "2026-11-25 14:30");

        Assert.That((other.Dossier.AppointedAt, other.Dossier.BindingAt), Is.EqualTo((At(expected), At(expected))));
        Assert.That(other.Facts.Count(f => f.Kind == ClockFactKind.Restarted), Is.EqualTo(rule == ResumePolicy.Restart ? 1 : 0));
    }

    [Test]
    public void Supplied_AfterAWholeDayMore_IsBoundByTheClosingOfTheLastWorkingDay()
    {
        Supplement(desk, "2026-11-18 10:00", "2026-11-25 18:00");

        // After hours: time runs from Thu 26/11 07:30, so five whole days end with Wed 02/12, the fifth working day after 25/11.
        Assert.That(desk.Dossier.BindingAt, Is.EqualTo(At("2026-12-02 17:00")));
    }

    [Test]
    public void Supplied_Twice_CountsAnewEachTime()
    {
        Supplement(desk, "2026-11-18 10:00", "2026-11-25 14:30");
        Supplement(desk, "2026-11-27 16:00", "2026-12-01 08:00");

        // 7 h 30 on 01/12, four days of 8 h to 07/12, 30 min on 08/12.
        Assert.That(desk.Dossier.BindingAt, Is.EqualTo(At("2026-12-08 08:00")));
    }

    [Test]
    public void Supplied_WhileSuspended_CountsAnewFromTheEndOfTheSuspension()
    {
        var slip = Ask(desk, "2026-11-18 10:00");
        Assert.That(desk.On("2026-11-20 10:00").Dossier.Suspend(null, "Chờ Tòa án", "Điều 141", desk.By(Approver), desk.Changes).Rejection, Is.Null);
        desk.Write();

        Assert.That(desk.On("2026-11-25 14:30").Complete(slip, Receptionist, "Supplied").Rejection?.Code, Is.Null);
        var kept = desk.Dossier.RemainingMinutes;
        Assert.That(desk.On("2026-11-26 10:00").Dossier.Resume(null, "Tòa án đã giải quyết", desk.By(Approver), desk.Changes).Rejection, Is.Null);

        // 5 h 30 on 26/11, four days of 8 h to 02/12, 2 h 30 on 03/12.
        Assert.That((kept, desk.Dossier.BindingAt), Is.EqualTo((5 * 480, At("2026-12-03 10:00"))));
    }

    [Test]
    public void Supplied_WhenLateAlready_StaysLate()
    {
        Supplement(desk, "2026-11-23 10:00", "2026-11-25 14:30");

        Assert.That(desk.Dossier.BindingAt, Is.EqualTo(At("2026-11-23 09:00")));
        Assert.That(desk.Facts.Select(f => f.Kind), Does.Not.Contain(ClockFactKind.Restarted));
    }

    [Test]
    public void Paid_InSuchACase_CountsOn()
    {
        var request = desk.On("2026-11-18 10:00").Open(StepKind.RequestPayment, "30cd", AsksForPayment);

        var paid = desk.On("2026-11-25 14:30").Complete(request, Receptionist, "Paid", new { receipt = "BL-001", amount = 150_000 });

        Assert.That(paid.Rejection?.Code, Is.Null);
        Assert.That(desk.Dossier.BindingAt, Is.EqualTo(At("2026-11-30 13:30")));
    }

    [Test]
    public void Explain_CountedAnew_SaysFromWhen()
    {
        Supplement(desk, "2026-11-18 10:00", "2026-11-25 14:30");

        var lines = DossierClock.Explain(desk.Facts, desk.Now, Deadlines.Offices.Under).Value;

        Assert.That(lines.Select(l => l.Code), Does.Contain("CountedAnew"));
        Assert.That(lines.Sum(l => l.Minutes), Is.EqualTo(5 * 480));
    }

    private static void Supplement(DossierDesk of, string asked, string supplied)
    {
        var slip = Ask(of, asked);
        Assert.That(of.On(supplied).Complete(slip, Receptionist, "Supplied").Rejection?.Code, Is.Null);
    }

    private static UserTask Ask(DossierDesk of, string at) => of.On(at).Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);
}
