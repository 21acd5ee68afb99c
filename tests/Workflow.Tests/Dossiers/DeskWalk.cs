using Workflow.Core.Offices;
using Workflow.Core.Tasks;
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
        switch (number % 8)
        {
            case 0 or 1:
                inside.Add(desk.Open(number % 16 < 8 ? StepKind.Appraise : StepKind.Consult, limits[number % limits.Length]));
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
                desk.Reassign(step, Head, step.Kind == StepKind.Appraise ? appraisers[number / 8 % 2] : Colleague);
                break;
            case 6:
                stops.Push(number % 16 < 8 ? desk.Open(StepKind.RequestSupplement, "30cd", AsksForSupplement) : desk.Open(StepKind.RequestPayment, "30cd", AsksForPayment));
                break;
            case 7 when stops.TryPop(out var stop):
                desk.Complete(stop, Receptionist, stop.Kind == StepKind.RequestSupplement ? "Supplied" : "Expired");
                break;
            default:
                break;
        }
    }

    private UserTask? Some(int number) => inside.Count == 0 ? null : inside[number / 8 % inside.Count];

    private static Actor HolderOf(UserTask step) => step.AssigneeId == Appraiser.Id ? Appraiser : Colleague;
}
