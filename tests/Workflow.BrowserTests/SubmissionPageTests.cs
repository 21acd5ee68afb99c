using Microsoft.EntityFrameworkCore;
using Workflow.BrowserTests.Testing;
using Workflow.Core.Submissions;

namespace Workflow.BrowserTests;

/// <summary>What was submitted online, from the list to each of reception's answers, with hands on the keyboard.</summary>
[Parallelizable]
public sealed class SubmissionPageTests
{
    private const string Officer = "tiep.nhan.1";

    private SampleHost sample = null!;

    [OneTimeSetUp]
    public async Task Start() => sample = await SampleHost.Start();

    [OneTimeTearDown]
    public async Task Stop() => await sample.DisposeAsync();

    [TestCase("/truc-tuyen", "waiting")]
    [TestCase("/truc-tuyen?hop=qua-gio", "breached")]
    [TestCase("/truc-tuyen?hop=cho-bo-sung", "awaiting")]
    [TestCase("/truc-tuyen?hop=da-xong", "settled")]
    [TestCase("/truc-tuyen?tim=khong-co-ai", "nothing-found")]
    public async Task List_OfEachBox_IsClean(string path, string name)
    {
        await using var desk = await Desk.Acting(sample, Officer);

        await desk.Go(path);

        await desk.InspectAtBothWidths($"online-{name}");
    }

    [Test]
    public async Task List_InTheDark_IsClean()
    {
        await using var desk = await Desk.Acting(sample, Officer);
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");

        await desk.Go("/truc-tuyen");
        await desk.InspectAtBothWidths("online-dark");
        await desk.Page.ClickAsync("tbody a.strong");
        await desk.Page.PressAsync("main", "b");
        await desk.InspectAtBothWidths("online-one-dark");
    }

    [Test]
    public async Task List_OfWhatWaits_ShowsTheLateOneFirstAndCountsInTheFrame()
    {
        await using var db = await sample.Db();
        var waiting = await db.Submissions.Where(s => s.State == SubmissionState.Submitted && s.ReceivingUnit == "H05.01").OrderBy(s => s.AcknowledgeDueAt).ToListAsync();
        await using var desk = await Desk.Acting(sample, Officer);

        await desk.Go("/truc-tuyen");

        Assert.That(await desk.Page.Locator("tbody a.strong").AllInnerTextsAsync(), Is.EqualTo(waiting.Select(s => s.ApplicantName)));
        Assert.That(await desk.Page.InnerTextAsync("tbody tr:first-child .leftover"), Does.Contain("Quá"));
        Assert.That(await desk.Page.Locator("tbody .st.near").CountAsync(), Is.EqualTo(1));
        Assert.That(await desk.Page.GetAttributeAsync(".areas a[href='/truc-tuyen']", "aria-label"), Is.EqualTo($"Trực tuyến: {waiting.Count} hồ sơ chờ trả lời"));
    }

    [Test]
    public async Task Accept_ByTheKeyboard_LeadsToTheDossierWithItsSlip()
    {
        var submission = await Make("Nguyễn Thị Ánh Tuyết");
        await using var desk = await Desk.Acting(sample, Officer);

        await desk.Go("/truc-tuyen?tim=anh+tuyet");
        await desk.Page.PressAsync("main", "j");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync($"**/truc-tuyen/{submission}");
        await desk.InspectAtBothWidths("online-one");
        await desk.Page.Keyboard.PressAsync("Control+Enter");
        await desk.Page.WaitForURLAsync("**/ho-so/**");

        Assert.That(await desk.Page.InnerTextAsync(".note.good"), Does.Contain("Đã tiếp nhận hồ sơ"));
        Assert.That(await desk.Page.InnerTextAsync("main"), Does.Contain("Trực tuyến"));
        Assert.That(await desk.Page.Locator($"main a[href='/truc-tuyen/{submission}']").CountAsync(), Is.EqualTo(1));
        await desk.Page.ClickAsync(".head summary.btn");
        await desk.Page.ClickAsync("a[href$='/giay-hen']");
        Assert.That(await desk.Page.InnerTextAsync(".slip"), Does.Contain("Nguyễn Thị Ánh Tuyết"));
        await desk.Go($"/truc-tuyen/{submission}");
        await desk.InspectAtBothWidths("online-accepted");
    }

    [Test]
    public async Task Ask_WithGapsThenComplete_SendsOneSlip()
    {
        var submission = await Make("Trần Văn Khải");
        await using var desk = await Desk.Acting(sample, Officer);

        await desk.Go($"/truc-tuyen/{submission}");
        await desk.Page.PressAsync("main", "b");
        await desk.Page.FillAsync("[name='slip.items[0].item']", "Bản vẽ móng");
        await desk.Page.ClickAsync("button[name=addRow]");
        await desk.Page.FillAsync("[name='slip.items[1].item']", "Giấy tờ đất");
        await desk.Page.PressAsync("[name='slip.items[1].item']", "Control+Enter");
        await desk.Page.WaitForSelectorAsync(".note.err");
        await desk.InspectAtBothWidths("online-slip-invalid");
        foreach (var place in (int[])[0, 1])
        {
            await desk.Page.FillAsync($"[name='slip.items[{place}].reason']", "Chưa đính kèm");
            await desk.Page.FillAsync($"[name='slip.items[{place}].legalBasis']", "Điều 95 Luật Xây dựng");
        }
        await desk.Page.PressAsync("[name='slip.items[1].legalBasis']", "Control+Enter");
        await desk.Page.WaitForURLAsync("**/truc-tuyen");

        Assert.That(await desk.Page.InnerTextAsync(".note.good"), Does.Contain("Đã gửi yêu cầu bổ sung"));
        await desk.Go($"/truc-tuyen/{submission}");
        Assert.That(await desk.Page.InnerTextAsync("#dien-bien"), Does.Contain("Bản vẽ móng").And.Contain("Giấy tờ đất"));
        await desk.InspectAtBothWidths("online-awaiting-one");
    }

    [Test]
    public async Task Refuse_AnsweredMeanwhileByAColleague_ShowsWhereItStands()
    {
        var submission = await Make("Lê Thị Hồng");
        await using var desk = await Desk.Acting(sample, Officer);
        await using var colleague = await Desk.Acting(sample, "tiep.nhan.2");
        await colleague.Go($"/truc-tuyen/{submission}");
        await desk.Go($"/truc-tuyen/{submission}");
        await desk.Page.Keyboard.PressAsync("Control+Enter");
        await desk.Page.WaitForURLAsync("**/ho-so/**");

        await colleague.Page.PressAsync("main", "t");
        await colleague.Page.FillAsync("[name='refusal.reason']", "Không thuộc thẩm quyền");
        await colleague.Page.FillAsync("[name='refusal.legalBasis']", "Điều 103 Luật Xây dựng");
        await colleague.Page.PressAsync("[name='refusal.legalBasis']", "Control+Enter");

        await colleague.Page.WaitForSelectorAsync("[role=alert]");
        Assert.That(await colleague.Page.InnerTextAsync("[role=alert]"), Does.Contain("không còn chờ trả lời"));
        // Numbers may still be asked for; nothing is left to be answered.
        Assert.That(await colleague.Page.Locator("main form:not([action*='handler=Show'])").CountAsync(), Is.Zero);
        await colleague.InspectAtBothWidths("online-conflict");
    }

    /// <summary>A copy of a submission that waits, for one test alone.</summary>
    private async Task<Guid> Make(string applicant)
    {
        await using var db = await sample.Db();
        var waiting = await db.Submissions.AsNoTracking().Where(s => s.State == SubmissionState.Submitted && s.ReceivingUnit == "H05.01").OrderByDescending(s => s.AcknowledgeDueAt).FirstAsync();
        return await sample.Submit(waiting, applicant);
    }
}
