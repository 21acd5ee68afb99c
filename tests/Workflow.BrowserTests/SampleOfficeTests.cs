using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Core.Tasks;

namespace Workflow.BrowserTests;

/// <summary>The sample office by its pages: every kind of step opens, and what its officers do goes through.</summary>
[Parallelizable]
public sealed class SampleOfficeTests
{
    private const string Permit = "1.009994";

    private SampleHost sample = null!;

    [OneTimeSetUp]
    public async Task Start() => sample = await SampleHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await sample.DisposeAsync();

    [Test]
    public async Task Home_WithoutASession_LeadsToTheChoiceOfAnOfficer()
    {
        await using var desk = await Desk.Open(address: sample.Address);

        await desk.Go("/");
        Assert.That(new Uri(desk.Page.Url).AbsolutePath, Is.EqualTo("/mau/dong-vai"));
        await desk.InspectAtBothWidths("sample-act-as");
        await desk.Go("/dang-nhap");
        await desk.Page.ClickAsync("main .note a");
        await desk.Page.ClickAsync("button[value='tiep.nhan.1']");

        Assert.That(await desk.Page.InnerTextAsync("summary.account"), Does.Contain("Nguyễn Thị Thu Diệp"));
    }

    [Test]
    public async Task Step_OfEachKind_OpensCleanUnderTheBanner([Values(
        StepKind.Receive, StepKind.Assign, StepKind.Appraise, StepKind.VerifyOnSite, StepKind.Consult, StepKind.Review, StepKind.Approve, StepKind.AssignNumber,
        StepKind.Stamp, StepKind.ReturnResult, StepKind.Step, StepKind.RequestSupplement, StepKind.RequestPayment)] StepKind kind)
    {
        var (task, officer) = await sample.Open(kind);
        await using var desk = await Desk.Acting(sample, officer);

        await desk.Go($"/viec/{task.Id}");

        Assert.That(await desk.Heading(), Is.EqualTo(task.Title));
        Assert.That(await desk.Page.InnerTextAsync(".banner"), Does.Contain("Dữ liệu mẫu"));
        Assert.That(await desk.Page.Locator("button[name=outcome]").CountAsync(), Is.Positive);
        await desk.InspectAtBothWidths($"sample-{kind}");
    }

    [Test]
    public async Task Inbox_OfTheUnit_OffersToClaimOnlyWhatOneMayDo()
    {
        await using var desk = await Desk.Acting(sample, "tiep.nhan.1");

        await desk.Go("/viec?hop=don-vi");
        var approval = desk.Page.Locator("tr.item", new() { HasText = "Phê duyệt, ký số" });

        Assert.That(await approval.CountAsync(), Is.Positive);
        Assert.That(await approval.Locator("button[name=taskId]").CountAsync(), Is.Zero);
        Assert.That(await approval.First.InnerTextAsync(), Does.Contain("Chưa ai nhận"));
    }

    [TestCase("/viec?hop=don-vi", "inbox")]
    [TestCase("/tiep-nhan", "reception")]
    [TestCase("/nhac-viec", "reminders")]
    [TestCase("/khong-co", "missing")]
    public async Task Page_OfABusyOfficer_IsCleanUnderTheBanner(string path, string name)
    {
        await using var desk = await Desk.Acting(sample, "tiep.nhan.1");

        await desk.Go(path);

        Assert.That(await desk.Page.Locator(".banner").CountAsync(), Is.EqualTo(1));
        await desk.InspectAtBothWidths($"sample-{name}");
    }

    [Test]
    public async Task Assign_OfAPermit_GivesTheNextStepToTheChosenAppraiser()
    {
        var (task, officer) = await sample.Open(StepKind.Assign, Permit);
        await using var head = await Desk.Acting(sample, officer);
        await using var appraiser = await Desk.Acting(sample, "chuyen.vien.sxd");

        await head.Go($"/viec/{task.Id}");
        await head.Page.SelectOptionAsync("[name='record.assignee']", "chuyen.vien.sxd");
        await head.Press("Done");
        await head.Page.WaitForURLAsync("**/viec");

        await using var db = await sample.Db();
        var next = await db.Tasks.SingleAsync(t => t.DossierId == task.DossierId && t.Kind == StepKind.Appraise && t.State == TaskState.Open);
        await appraiser.Go("/viec");
        Assert.That(await appraiser.Page.Locator($"tr.item:has(a[href^='/viec/{next.Id}'])").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Reassign_ThenRelease_LeavesTheStepToTheUnit()
    {
        await using var db = await sample.Db();
        var step = await db.Tasks.Where(t => t.State == TaskState.Open && t.AssigneeId == "tiep.nhan.1").OrderByDescending(t => t.OpenedAt).FirstAsync();
        await using var head = await Desk.Acting(sample, "lanh.dao.tt");
        await using var colleague = await Desk.Acting(sample, "tiep.nhan.2");

        await head.Go($"/viec/{step.Id}");
        await head.Page.ClickAsync("a:has-text('Giao người khác')");
        await head.Page.SelectOptionAsync("#officerId", "tiep.nhan.2");
        await head.Page.FillAsync("#reason", "Đồng nghiệp nghỉ phép.");
        await head.Page.ClickAsync("button:has-text('Giao việc')");
        await head.Page.WaitForSelectorAsync(".note.good");
        await colleague.Go($"/viec/{step.Id}");
        await colleague.Page.ClickAsync("details.more.push > summary");
        await colleague.Page.ClickAsync("button:has-text('Trả việc lại cho đơn vị')");
        await colleague.Page.WaitForURLAsync("**/viec");

        Assert.That(await head.Page.InnerTextAsync(".note.good"), Does.Contain("Vũ Ngọc Quỳnh Mai"));
        Assert.That(await db.Tasks.Where(t => t.Id == step.Id).Select(t => t.AssigneeId).SingleAsync(), Is.Null);
        await colleague.Go("/viec?hop=chua-nhan");
        Assert.That(await colleague.Page.Locator($"tr.item:has(a[href^='/viec/{step.Id}'])").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Incident_Retried_TellsThatItStillFails()
    {
        await using var db = await sample.Db();
        var blocked = await db.Dossiers.SingleAsync(d => d.OpenIncidents > 0);
        await using var reception = await Desk.Acting(sample, "mot.cua.kb");

        await reception.Go($"/ho-so/{blocked.Code}");
        await reception.InspectAtBothWidths("sample-incident");
        await reception.Page.ClickAsync("button[name=incidentId]");

        Assert.That(await reception.Page.InnerTextAsync(".note.warn"), Does.Contain("vẫn lỗi"));
        Assert.That(await reception.Page.InnerTextAsync("#dien-bien"), Does.Contain("Thử lại bước tự động"));
        await reception.Inspect("sample-incident-retried");
    }

    [Test]
    public async Task Dossier_Paused_ShowsWhatItsClockKeeps()
    {
        await using var db = await sample.Db();
        var code = await db.Dossiers.Where(d => d.PausedAt != null && d.ReceivingUnit == "H05.01").Select(d => d.Code).FirstAsync();
        await using var reception = await Desk.Acting(sample, "tiep.nhan.1");

        await reception.Go($"/ho-so/{code}");

        Assert.That(await reception.Page.InnerTextAsync(".due"), Does.Contain("Đồng hồ đang dừng"));
        Assert.That(await reception.Page.Locator(".derive td:nth-child(4)").AllInnerTextsAsync(), Has.None.EqualTo("0 phút"));
        await reception.InspectAtBothWidths("sample-paused");
    }

    [Test]
    public async Task Reminders_Unread_AreCountedOnTheBellUntilRead()
    {
        await using var db = await sample.Db();
        var unread = await db.Reminders.CountAsync(r => r.RecipientId == "truong.phong.sxd" && r.ReadAt == null);
        await using var head = await Desk.Acting(sample, "truong.phong.sxd");

        Assert.That(unread, Is.Positive);
        Assert.That(await head.Page.InnerTextAsync(".me .dot"), Is.EqualTo($"{unread}"));
        await head.Page.ClickAsync(".me a[href='/nhac-viec']");
        await head.Page.ClickAsync("button:has-text('Đánh dấu đã đọc tất cả')");
        await Assertions.Expect(head.Page.Locator(".me .dot")).ToBeHiddenAsync();
    }
}
