using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Tasks;
using Workflow.Tests.Deadlines;
using static Workflow.Tests.Dossiers.DossierDesk;

namespace Workflow.Tests.Dossiers;

/// <summary>A random walk of a dossier over its desk: each number is one act, done where it can be done.</summary>
internal sealed class DeskWalk(DossierDesk desk)
{
    private static readonly string[] limits = ["1wh", "4wh", "1.5wd", "0wd", "sd"];
    private static readonly Actor[] appraisers = [Appraiser, Colleague];

    private readonly List<UserTask> inside = [];
    private readonly Stack<UserTask> stops = new();

    public void Act(byte number)
    {
        desk.Pass(TimeSpan.FromMinutes(number * 5 + 1));
        switch (number % 13)
        {
            case 0 or 1:
                inside.Add(desk.Open(number % 2 == 0 ? StepKind.Appraise : StepKind.Consult, limits[number % limits.Length]));
                break;
            case 2 when Some(number) is { } step:
                var done = step.Kind == StepKind.Appraise ? desk.Complete(step, HolderOf(step), "Eligible", new { appraisal = "Đủ" }) : desk.Complete(step, HolderOf(step), "Agreed", new { opinion = "Đồng ý" });
                Assert.That(done.Rejection?.Code, Is.Null);
                inside.Remove(step);
                break;
            case 3 when Some(number) is { AssigneeId: null } step:
                desk.Claim(step, HolderOf(step));
                break;
            case 4 when Some(number) is { AssigneeId: not null } step:
                desk.Release(step, HolderOf(step));
                break;
            case 5 when Some(number) is { } step:
                desk.Reassign(step, Head, step.Kind == StepKind.Appraise ? appraisers[number / 13 % 2] : Colleague);
                break;
            case 6:
                stops.Push(number % 2 == 0 ? desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement) : desk.Open(StepKind.RequestPayment, "30cd", AsksForPayment));
                break;
            case 7 when stops.TryPop(out var stop):
                desk.Complete(stop, Receptionist, stop.Kind == StepKind.RequestSupplement ? "Supplied" : "Expired");
                break;
            case 8 when !desk.Dossier.IsSuspended:
                Wrote(desk.Dossier.Suspend(null, "Chờ kết luận thanh tra", "Luật Xây dựng 2014, Điều 102", desk.By(Approver), desk.Changes));
                break;
            case 8:
                Wrote(desk.Dossier.Resume(null, "Đã có kết luận", desk.By(Approver), desk.Changes));
                break;
            case 9 when desk.Dossier.StoppedAt is null:
                Extend(number);
                break;
            case 10 when desk.Dossier.CurrentLimit.Minutes < 20 * TimeLimit.MinutesPerDay:
                Wrote(desk.Dossier.ChangeLimit(null, new TimeLimit(desk.Dossier.CurrentLimit.Minutes + 240, LimitUnit.WorkingDays), "Sửa quy trình", "Quyết định 12/QĐ-UBND", desk.By(Approver), desk.Changes));
                break;
            case 11:
                inside.Add(desk.Open(StepKind.Appraise, limits[number % limits.Length], counts: false));
                break;
            case 12:
                desk.Calendar = number / 13 % 2 == 0 ? Offices.WithDayOff.Calendar.Version : Offices.Standard.Calendar.Version;
                if (number / 26 % 2 == 0) Wrote(desk.Dossier.Recompute("Lịch nghỉ mới", desk.By(Actor.System), desk.Changes));
                break;
            default:
                break;
        }
    }

    private void Extend(int number)
    {
        var clock = Offices.Under(desk.Calendar);
        var later = desk.Dossier.AppointedAt > desk.Now ? desk.Dossier.AppointedAt : desk.Now;
        var basis = number % 2 == 0 && desk.Now <= desk.Dossier.BindingAt ? "Nghị định 118/2025/NĐ-CP, Điều 16" : null;
        var again = desk.Dossier.ExtensionCount > 0 ? "Giám đốc đồng ý" : null;
        Wrote(desk.Dossier.Extend(null, new Extension(clock.Add(later, number + 30).Value, "Chờ ý kiến", "15/XL-TTHCC", basis, again), desk.By(Approver), desk.Changes));
    }

    private void Wrote<T>(Result<T> done)
    {
        Assert.That(done.Rejection?.Code, Is.Null);
        desk.Write();
    }

    private UserTask? Some(int number) => inside.Count == 0 ? null : inside[number / 13 % inside.Count];

    private static Actor HolderOf(UserTask step) => step.AssigneeId == Appraiser.Id ? Appraiser : Colleague;
}
