using Workflow.Core;
using Workflow.Core.Dossiers;
using Workflow.Core.Submissions;
using Workflow.Tests.Deadlines;
using Workflow.Tests.Dossiers;

namespace Workflow.Tests.Submissions;

public sealed class SubmissionTests
{
    [TestCase("2026-11-16 09:00", "2026-11-17 09:00", "2026-11-16 14:30", TestName = "Submit_InOfficeHours_CountsEightHoursFromThere")]
    [TestCase("2026-11-20 16:00", "2026-11-23 16:00", "2026-11-23 10:30", TestName = "Submit_OnFridayAfternoon_CountsOverTheWeekend")]
    [TestCase("2026-11-20 17:30", "2026-11-23 17:00", "2026-11-23 11:30", TestName = "Submit_AfterClosing_CountsFromTheNextOpening")]
    [TestCase("2026-11-21 22:10", "2026-11-23 17:00", "2026-11-23 11:30", TestName = "Submit_OnADayOff_CountsFromTheNextOpening")]
    [TestCase("2026-11-23 12:10", "2026-11-25 11:30", "2026-11-23 17:00", TestName = "Submit_InTheLunchBreakBeforeAHoliday_SkipsTheHoliday")]
    public void Submit_At_SetsTheDateOfTheAnswerAndItsWarning(string arrived, string due, string warning)
    {
        var submission = new SubmissionDesk(arrived).Submission;

        Assert.That((submission.AcknowledgeDueAt, submission.NextAlertAt), Is.EqualTo((DossierDesk.At(due), (DateTime?)DossierDesk.At(warning))));
    }

    [Test]
    public void Submit_BeyondTheCalendar_IsRefusedWithTheYear()
    {
        var desk = new SubmissionDesk().On("2031-05-05 09:00");

        var submitted = Submission.Submit(SubmissionDesk.Application(desk.Now), SubmissionDesk.Limit, desk.By(SubmissionDesk.Portal), new ChangeSet());

        Assert.That(submitted.Rejection?.Sentence.Vi, Does.Contain("2031"));
    }

    [Test]
    public void Submit_ToAnUnknownUnitOrByNoPortal_IsRefused()
    {
        var desk = new SubmissionDesk();

        var nowhere = Submission.Submit(SubmissionDesk.Application(desk.Now, "H99"), SubmissionDesk.Limit, desk.By(SubmissionDesk.Portal), new ChangeSet());
        var officer = Submission.Submit(SubmissionDesk.Application(desk.Now), SubmissionDesk.Limit, desk.By(DossierDesk.Receptionist), new ChangeSet());

        Assert.That((nowhere.Rejection?.Code, officer.Rejection?.Code), Is.EqualTo(("UnknownUnit", "MayNotSubmit")));
    }

    [TestCase("2026-11-17 09:00", 0, TestName = "Accept_AtTheVeryMinute_IsInTime")]
    [TestCase("2026-11-17 09:01", 1, TestName = "Accept_AMinuteLater_IsABreachThatStays")]
    public void Accept_At_KeepsWhetherItWasInTime(string accepted, int breaches)
    {
        var desk = new SubmissionDesk().On(accepted);

        Assert.That(desk.Accept(), Is.Null);

        Assert.That((desk.Submission.State, desk.Submission.Breaches, desk.Submission.NextAlertAt), Is.EqualTo((SubmissionState.Accepted, breaches, (DateTime?)null)));
        Assert.That(desk.Submission.IsBreached(DossierDesk.At("2026-12-31 09:00")), Is.EqualTo(breaches == 1));
        Assert.That(desk.Written!.AcknowledgeDueAt, Is.EqualTo(DossierDesk.At("2026-11-17 09:00")));
    }

    [Test]
    public void IsBreached_WhileItStillWaits_IsJudgedByTheClock()
    {
        var submission = new SubmissionDesk().Submission;

        Assert.That(submission.IsBreached(DossierDesk.At("2026-11-17 09:00")), Is.False);
        Assert.That(submission.IsBreached(DossierDesk.At("2026-11-17 09:01")), Is.True);
        Assert.That(submission.Breaches, Is.Zero);
    }

    [Test]
    public void Supply_AfterASlip_GivesReceptionItsTimeAnew()
    {
        var desk = new SubmissionDesk();
        Assert.That(desk.On("2026-11-16 15:00").Ask(), Is.Null);
        var (asked, until) = (desk.Submission.NextAlertAt, desk.Submission.SupplementDueAt);

        Assert.That(desk.On("2026-11-18 10:00").Supply(), Is.Null);

        Assert.That((asked, until), Is.EqualTo(((DateTime?)null, (DateTime?)DossierDesk.At("2026-12-16 17:00"))));
        Assert.That((desk.Submission.State, desk.Submission.AcknowledgeDueAt, desk.Submission.SupplementDueAt),
            Is.EqualTo((SubmissionState.Submitted, DossierDesk.At("2026-11-19 10:00"), (DateTime?)null)));
    }

    [Test]
    public void Ask_ASecondTime_NeedsTheBasisThatAllowsIt()
    {
        var desk = new SubmissionDesk();
        desk.Ask();
        desk.Supply();

        var without = desk.Ask();
        var with = desk.Ask(SubmissionDesk.Slip with { SecondRequestBasis = "Giám đốc Trung tâm đồng ý, Điều 102 Luật Xây dựng" });

        Assert.That(without?.Problems.Select(p => p.Path), Is.EqualTo((string[])["$.secondRequestBasis"]));
        Assert.That((with, desk.Submission.SupplementCount), Is.EqualTo(((Rejection?)null, 2)));
    }

    [Test]
    public void Ask_WithGapsInTheSlip_ListsThemAll()
    {
        var empty = new SubmissionDesk().Ask(new SupplementSlip([]));
        var gaps = new SubmissionDesk().Ask(new SupplementSlip([new SupplementItem("Đơn", " ", "Điều 95"), new SupplementItem("", "Thiếu", new string('x', 401)), null!]));

        Assert.That(empty?.Problems.Select(p => p.Path), Is.EqualTo((string[])["$.items"]));
        Assert.That(gaps?.Problems.Select(p => p.Path), Is.EqualTo((string[])
            ["$.items[0].reason", "$.items[1].item", "$.items[1].legalBasis", "$.items[2].item", "$.items[2].reason", "$.items[2].legalBasis"]));
    }

    [Test]
    public void Slip_Written_IsReadBackTheSame()
    {
        var desk = new SubmissionDesk();
        desk.Ask();

        Assert.That(SupplementSlip.Parse(desk.Written!.Slip!).Items, Is.EqualTo(SubmissionDesk.Slip.Items));
        Assert.That(desk.Written.Slip, Does.Contain("Bản vẽ móng").And.Not.Contain("secondRequestBasis"));
    }

    [Test]
    public void Refuse_WithoutReasonAndBasis_ListsBoth()
    {
        var refused = new SubmissionDesk().Refuse("", " ");

        Assert.That(refused?.Problems.Select(p => p.Path), Is.EqualTo((string[])["$.reason", "$.legalBasis"]));
    }

    [TestCase("2026-12-16 17:00", false)]
    [TestCase("2026-12-16 17:01", true)]
    public void Refuse_WhileASupplementIsWaitedFor_OnlyWhenItsTimeIsOver(string at, bool allowed)
    {
        var desk = new SubmissionDesk();
        desk.Ask();

        var refused = desk.On(at).Refuse();

        Assert.That((refused is null, desk.Submission.State), Is.EqualTo((allowed, allowed ? SubmissionState.NotAccepted : SubmissionState.AwaitingSupplement)));
    }

    [TestCase("2026-11-17 16:00", 1)]
    [TestCase("2026-11-16 16:00", 0)]
    public void Withdraw_WhileReceptionHadNotAnswered_KeepsABreach(string at, int breaches)
    {
        var desk = new SubmissionDesk().On(at);

        Assert.That(desk.Withdraw(), Is.Null);

        Assert.That((desk.Submission.State, desk.Submission.Breaches, desk.Submission.AcknowledgedAt), Is.EqualTo((SubmissionState.Withdrawn, breaches, (DateTime?)null)));
    }

    [Test]
    public void EveryVerb_OnASettledSubmission_IsAConflict([Values(SubmissionState.Accepted, SubmissionState.NotAccepted, SubmissionState.Withdrawn)] SubmissionState state)
    {
        var desk = new SubmissionDesk();
        _ = state switch { SubmissionState.Accepted => desk.Accept(), SubmissionState.NotAccepted => desk.Refuse(), _ => desk.Withdraw() };

        var refused = new[] { desk.Accept(), desk.Ask(), desk.Refuse(), desk.Supply(), desk.Withdraw() };

        Assert.That(refused.Select(r => r?.Kind), Is.All.EqualTo(RejectionKind.Conflict));
        Assert.That(desk.Submission.State, Is.EqualTo(state));
    }

    [Test]
    public void EveryAnswer_OfAnOfficerOfAnotherUnit_IsForbidden()
    {
        var desk = new SubmissionDesk();

        var refused = new[] { desk.Accept(SubmissionDesk.Stranger), desk.Ask(by: SubmissionDesk.Stranger), desk.Refuse(by: SubmissionDesk.Stranger) };

        Assert.That(refused.Select(r => r?.Code), Is.All.EqualTo("MayNotAnswer"));
    }

    [Test]
    public void Accept_OfAnOlderRevision_IsAConflict()
    {
        var desk = new SubmissionDesk();
        desk.Ask();
        desk.Supply();

        Assert.That(desk.Accept(revision: 1)?.Code, Is.EqualTo("SubmissionMovedOn"));
    }

    [Test]
    public void Explain_TheDateOfAnAnswer_CountsItsMinutes()
    {
        var submission = new SubmissionDesk("2026-11-20 16:00").Submission;

        var lines = submission.ExplainAcknowledgement(Offices.Standard).Value;

        Assert.That(lines.Sum(l => l.Minutes), Is.EqualTo(480));
        Assert.That((lines[^1].To, lines[^1].Left), Is.EqualTo((submission.AcknowledgeDueAt, (int?)0)));
    }

    [Test]
    public void IdOf_ReferenceAndPortal_NameOneSubmission()
    {
        Assert.That(Submission.IdOf("cong", "1"), Is.EqualTo(Submission.IdOf("cong", "1")).And.Not.EqualTo(Submission.IdOf("cong2", "1")).And.Not.EqualTo(Submission.IdOf("cong", "2")));
    }

    [Test]
    public void NationalStatus_OfEachState_IsTheOneOfTheNationalList() => Assert.That(
        Enum.GetValues<SubmissionState>().Select(s => s.NationalStatus()), Is.EqualTo((int[])[1, 5, 2, 3, 7]));
}
