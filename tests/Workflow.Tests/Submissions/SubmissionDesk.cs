using Workflow.Core;
using Workflow.Core.Deadlines;
using Workflow.Core.Dossiers;
using Workflow.Core.Offices;
using Workflow.Core.Submissions;
using Workflow.Tests.Deadlines;
using Workflow.Tests.Dossiers;

namespace Workflow.Tests.Submissions;

/// <summary>One online submission before reception: a portal, an officer, and a clock that a test moves.</summary>
internal sealed class SubmissionDesk
{
    public static readonly Actor Portal = new("cong", "Cổng Dịch vụ công", "H05", [new Actor.Held(Role.Portal, "H05")]);
    public static readonly Actor Stranger = new("tiepnhan-khac", "Tạ Thị Hằng", DossierDesk.Department, [new Actor.Held(Role.ReceptionOfficer, DossierDesk.Department)]);
    public static readonly SupplementSlip Slip = new([new SupplementItem("Bản vẽ móng", "Chưa đính kèm", "Điều 95 Luật Xây dựng")]);
    public static readonly TimeLimit Limit = TimeLimit.Parse("8wh").Value;
    public static readonly TimeLimit Window = TimeLimit.Parse("30cd").Value;

    private static readonly UnitTree units = new([UnitOf("H05", null), UnitOf(DossierDesk.Center, "H05"), UnitOf(DossierDesk.Department, "H05")]);

    public SubmissionDesk(string arrived = "2026-11-16 09:00")
    {
        Now = DossierDesk.At(arrived);
        Submission = Submission.Submit(Application(Now), Limit, By(Portal), Changes).Value;
        Changes = new ChangeSet();
    }

    public Submission Submission { get; }
    public DateTime Now { get; private set; }
    public ChangeSet Changes { get; private set; } = new();

    /// <summary>What the last act wrote to the history.</summary>
    public SubmissionEntry? Written { get; private set; }

    public static OnlineApplication Application(DateTime now, string unit = DossierDesk.Center) => new(
        "DVC-0001", "1.009994", "Cấp giấy phép xây dựng", "standard", unit,
        new Applicant("Nguyễn Thị Hạnh", "027085001234", "0912345678", "Thôn Đông, xã Phù Lãng", null), "{}", "[]", now);

    public SubmissionDesk On(string local)
    {
        Now = DossierDesk.At(local);
        return this;
    }

    public Circumstances By(Actor actor) => new(Now, actor, units, _ => Offices.Standard, (_, _) => Offices.Standard, _ => null, []);

    public Rejection? Accept(Actor? by = null, int? revision = null) => Wrote(Submission.Accept(revision, Guid.CreateVersion7(), By(by ?? DossierDesk.Receptionist), Changes));

    public Rejection? Ask(SupplementSlip? slip = null, Actor? by = null) =>
        Wrote(Submission.AskForSupplement(null, slip ?? Slip, Window, By(by ?? DossierDesk.Receptionist), Changes));

    public Rejection? Refuse(string reason = "Không thuộc thẩm quyền", string basis = "Điều 103", Actor? by = null) =>
        Wrote(Submission.Refuse(null, reason, basis, By(by ?? DossierDesk.Receptionist), Changes));

    public Rejection? Supply() => Wrote(Submission.Supply("{}", null, null, Limit, By(Portal), Changes));

    public Rejection? Withdraw(string reason = "Đổi ý") => Wrote(Submission.Withdraw(reason, By(Portal), Changes));

    private Rejection? Wrote(Rejection? rejection)
    {
        Written = Changes.Inserts.OfType<SubmissionEntry>().SingleOrDefault();
        Changes = new ChangeSet();
        return rejection;
    }

    private static Unit UnitOf(string code, string? parent) =>
        new() { Code = code, Name = $"Đơn vị {code}", Kind = UnitKind.Department, ParentCode = parent, DossierPrefix = "000.00.01.H05" };
}
