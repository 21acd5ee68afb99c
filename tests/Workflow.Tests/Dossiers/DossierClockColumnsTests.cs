using FsCheck.NUnit;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Procedures;
using Workflow.Core.Tasks;
using Workflow.Tests.Deadlines;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Workflow.Tests.Dossiers;

/// <summary>The dates in a dossier's columns against the ones that its facts say.</summary>
public sealed class DossierClockColumnsTests
{
    [Test]
    public void Resume_ExampleOfTheDecree_MovesTheDateToMondayAfternoon()
    {
        var desk = new DossierDesk("5wd");
        var slip = desk.On("2026-11-18 10:00").Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);

        desk.On("2026-11-25 14:30").Complete(slip, DossierDesk.Receptionist, "Supplied");

        Assert.That(desk.Dossier.BindingAt, Is.EqualTo(DossierDesk.At("2026-11-30 13:30")));
    }

    [Test]
    public void Pause_OpenSteps_KeepTheirRemainingTime()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise, "16wh");
        var opinion = desk.Open(StepKind.Consult, "16wh");

        var slip = desk.On("2026-11-16 15:00").Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);
        var (remaining, consulted) = (appraisal.RemainingMinutes, opinion.DueAt);
        desk.On("2026-11-20 08:00").Complete(slip, DossierDesk.Receptionist, "Supplied");

        Assert.That(remaining, Is.EqualTo(16 * 60 - 4 * 60 - 30));
        Assert.That(consulted, Is.Not.Null, "An office that was asked for its opinion has a clock of its own.");
        Assert.That(appraisal.DueAt, Is.EqualTo(Offices.Standard.Add(desk.Now, remaining!.Value).Value));
    }

    [Test]
    public void Pause_StepThatIsLate_StaysDueWhenItWas()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise, "1wh");
        var due = appraisal.DueAt;

        desk.On("2026-11-17 09:00").Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);

        Assert.That((appraisal.DueAt, appraisal.RemainingMinutes), Is.EqualTo((due, (int?)null)));
    }

    [Test]
    public void Open_WhilePaused_WaitsWithItsWholeLimit()
    {
        var desk = new DossierDesk();
        var payment = desk.Open(StepKind.RequestPayment, "10cd", DossierDesk.AsksForPayment);

        var review = desk.Open(StepKind.Review, "4wh");
        desk.On("2026-11-18 08:00").Complete(payment, DossierDesk.Receptionist, "Paid", new { receipt = "0001234" });

        Assert.That(review.DueAt, Is.EqualTo(DossierDesk.At("2026-11-18 13:30")));
        Assert.That(desk.Dossier.IsPaused, Is.False);
    }

    [Test]
    public void Open_StepThatDoesNotCount_LetsTheClockStandAndItsOwnRun()
    {
        var desk = new DossierDesk("5wd");
        var appraisal = desk.Open(StepKind.Appraise, "16wh");

        var survey = desk.On("2026-11-18 10:00").Open(StepKind.VerifyOnSite, "4wh", counts: false);
        var (paused, left, due) = (desk.Dossier.IsPaused, desk.Dossier.RemainingMinutes, survey.DueAt);
        desk.On("2026-11-19 10:00").Complete(survey, DossierDesk.Appraiser, "Done", new { minutes = "Đã khảo sát" });

        Assert.That((paused, left, due), Is.EqualTo((false, 23 * 60, (DateTime?)DossierDesk.At("2026-11-18 15:30"))));
        Assert.That(desk.Dossier.BindingAt, Is.EqualTo(DossierDesk.At("2026-11-25 09:00")));
        Assert.That((survey.IsLate, appraisal.DueAt), Is.EqualTo((true, (DateTime?)DossierDesk.At("2026-11-18 09:00"))));
    }

    [Test]
    public void Cancel_OpenSupplement_LetsTheClockRun()
    {
        var desk = new DossierDesk();
        var slip = desk.Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement);

        desk.Apply([new Effect.TaskCancelled(slip.Activity)]);

        Assert.That((slip.State, desk.Dossier.IsPaused), Is.EqualTo((TaskState.Cancelled, false)));
    }

    [Test]
    public void ReturnResult_Opened_EndsProcessingAndEveryReminder()
    {
        var desk = new DossierDesk();
        var appraisal = desk.Open(StepKind.Appraise);

        var handOver = desk.Open(StepKind.ReturnResult, "4wh");
        desk.On("2027-01-11 09:00").Complete(appraisal, DossierDesk.Appraiser, "Eligible", new { appraisal = "Đủ điều kiện" });

        Assert.That((desk.Dossier.NextAlertAt, appraisal.NextAlertAt, handOver.NextAlertAt), Is.EqualTo(((DateTime?)null, (DateTime?)null, (DateTime?)null)));
        Assert.That(appraisal.IsLate, Is.False);
    }

    /// <summary>Any sequence of stops, restarts and changes of case: what stands in the columns is what the facts say.</summary>
    [Property(MaxTest = 150)]
    public void Columns_AnySequence_EqualTheReplayOfTheFacts(byte[] acts)
    {
        var desk = new DossierDesk();
        var stops = new Stack<UserTask>();
        foreach (var act in acts.Take(24))
        {
            desk.Pass(TimeSpan.FromMinutes(act * 7 + 1));
            Step(desk, stops, act % 4);
        }

        var replay = DossierClock.Replay(desk.Facts, _ => Offices.Standard).Value;

        var dossier = desk.Dossier;
        Assert.That(
            (dossier.BindingAt, dossier.IsPaused, dossier.RemainingMinutes),
            Is.EqualTo((replay.Binding, replay.IsPaused, replay.RemainingMinutes)));
    }

    private static void Step(DossierDesk desk, Stack<UserTask> stops, int act)
    {
        switch (act)
        {
            case 0:
                stops.Push(desk.Open(StepKind.RequestSupplement, "30cd", DossierDesk.AsksForSupplement));
                break;
            case 1:
                stops.Push(desk.Open(StepKind.RequestPayment, "30cd", DossierDesk.AsksForPayment));
                break;
            case 2 when stops.TryPop(out var stop):
                desk.Complete(stop, DossierDesk.Receptionist, stop.Kind == StepKind.RequestSupplement ? "Supplied" : "Expired");
                break;
            case 3:
                ChangeCase(desk);
                break;
            default:
                break;
        }
    }

    private static void ChangeCase(DossierDesk desk)
    {
        var task = desk.Open(StepKind.ChangeCase, "8wh");
        var limit = TimeLimit.Parse(desk.Facts.Count % 2 == 0 ? "20wd" : "15wd").Value;
        var completion = DossierDesk.Says("Done", new { reason = "Thuộc trường hợp khác", @case = "large" }) with { NewCase = ("large", limit, ResumePolicy.Continue) };
        var done = desk.Dossier.Complete(task.Id, null, DossierDesk.Step(StepKind.ChangeCase), completion, desk.By(DossierDesk.Appraiser), desk.Changes);
        Assert.That(done.Rejection, Is.Null);
        desk.Write();
    }
}
