using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Tests.Deadlines;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>A random walk of a dossier's clock: each number is one act, done where it can be done, under one of two calendars.</summary>
internal sealed class ClockWalk(DossierDesk desk)
{
    private static readonly string[] limits = ["4wh", "1.5wd", "0wd", "sd", "12wd"];

    private Dossier Dossier => desk.Dossier;

    public void Act(byte number)
    {
        desk.Pass(TimeSpan.FromMinutes(number * 7 + 1));
        switch (number % 10)
        {
            case 0:
                desk.Open(number % 3 == 0 ? StepKind.Consult : StepKind.Appraise, limits[number / 10 % limits.Length]);
                break;
            case 1:
                desk.Open(StepKind.VerifyOnSite, limits[number / 10 % limits.Length], counts: false);
                break;
            case 2:
                desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement);
                break;
            case 3 or 4 when Dossier.OpenTasks.Count > 0:
                Finish(Dossier.OpenTasks[number / 10 % Dossier.OpenTasks.Count]);
                break;
            case 5:
                Dossier.Extend(null, new Extension(LaterBy(number), "Lý do", "15/PXL", number % 4 == 1 ? "Điều 102" : null, "Cho phép"), desk.By(Approver), desk.Changes);
                break;
            case 6 when Dossier.IsSuspended:
                Dossier.Resume(null, "Hết căn cứ", desk.By(Approver), desk.Changes);
                break;
            case 6:
                Dossier.Suspend(null, "Chờ Tòa án", "Điều 141", desk.By(Approver), desk.Changes);
                break;
            case 7:
                Dossier.ChangeLimit(null, TimeLimit.WorkingDays(number / 10 + 3), "Sửa", "Quyết định", desk.By(Approver), desk.Changes);
                break;
            case 8:
                desk.Calendar = (desk.Calendar == Offices.Standard.Calendar.Version ? Offices.WithDayOff : Offices.Standard).Calendar.Version;
                break;
            case 9:
                Dossier.Recompute("Lịch mới", desk.By(Actor.System), desk.Changes);
                break;
            default:
                break;
        }
        desk.Write();
    }

    public void Check()
    {
        var clock = DossierClock.Replay(desk.Facts, Offices.Under).Value;
        Assert.That(
            (Dossier.BindingAt, Dossier.AppointedAt, Dossier.PausedAt, Dossier.StoppedAt, Dossier.RemainingMinutes),
            Is.EqualTo((clock.Binding, clock.Appointed, clock.PausedAt, clock.Standing?.PausedAt, clock.RemainingMinutes)));
        foreach (var task in Dossier.OpenTasks)
            Assert.That(new StepStanding(task.DueAt, task.RemainingMinutes), Is.EqualTo(StepStanding.Of(task, clock, Offices.Under).Value), $"{task.Kind} {task.Limit}");
    }

    private DateTime LaterBy(byte number) => Offices.Under(desk.Calendar).Add(Dossier.AppointedAt > desk.Now ? Dossier.AppointedAt : desk.Now, number * 10 + 1).Value;

    private void Finish(UserTask task)
    {
        var done = task.Kind switch
        {
            StepKind.Appraise => desk.Complete(task, Appraiser, "Eligible", new { appraisal = "Đủ" }),
            StepKind.Consult => desk.Complete(task, Colleague, "Agreed", new { opinion = "Đồng ý" }),
            StepKind.VerifyOnSite => desk.Complete(task, Appraiser, "Done", new { minutes = "Đã khảo sát" }),
            _ => desk.Complete(task, Receptionist, "Supplied"),
        };
        Assert.That(done.Rejection?.Code, Is.Null);
    }
}
