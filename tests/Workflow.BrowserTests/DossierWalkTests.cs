using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>A dossier from reception to hand-over by the pages alone.</summary>
public sealed class DossierWalkTests
{
    [Test]
    public async Task Life_FromReceptionToHandOver_IsDoneByPagesAlone([ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader)
    {
        await using var reception = await Desk.Of("tiepnhan", reader);
        await using var appraiser = await Desk.Of("chuyenvien", reader);
        await using var approver = await Desk.Of("giamdoc", reader);

        var code = await reception.Receive("Nguyễn Thị Hạnh");
        await reception.Forward(code);
        await appraiser.Appraise(code);
        await approver.Approve(code);
        await reception.HandOver(code);

        await reception.Go($"/ho-so/{code}");
        Assert.That(await reception.Page.InnerTextAsync(".axes"), Does.Contain(reader.Reads("Đã trả kết quả", "Result handed over")).And.Contain(reader.Reads("Đã trao", "Handed over")));
        Assert.That(await reception.Page.Locator("#dien-bien li").CountAsync(), Is.EqualTo(5));
    }

    [Test]
    public async Task Supplement_AskedAndBrought_ComesBackToTheAppraiser()
    {
        await using var reception = await Desk.Of("tiepnhan");
        await using var appraiser = await Desk.Of("chuyenvien");
        var code = await reception.Receive("Vũ Thị Mận");
        await reception.Forward(code);

        await appraiser.OpenStepOf(code);
        await appraiser.FillAppraisal("Thiếu bản vẽ móng.");
        await appraiser.Page.FillAsync("[name='record.slipItems[0].item']", "Bản vẽ móng");
        await appraiser.Page.FillAsync("[name='record.slipItems[0].reason']", "Chưa có trong hồ sơ thiết kế");
        await appraiser.Press("SupplementNeeded");
        await reception.Go($"/ho-so/{code}");
        var paused = await reception.Page.InnerTextAsync(".axes");
        await reception.Inspect("dossier-paused");
        await reception.Page.ClickAsync(".head a.btn.p");
        await reception.Press("Supplied");
        await appraiser.Appraise(code);

        await appraiser.Go($"/ho-so/{code}");
        Assert.That(paused, Does.Contain("Chờ bổ sung"));
        Assert.That(await appraiser.Page.InnerTextAsync(".axes"), Does.Contain("Chờ phê duyệt"));
        Assert.That(await appraiser.Page.InnerTextAsync("#ngay-hen"), Does.Contain("Tạm dừng"));
    }

    [Test]
    public async Task Return_ToTheEarlierStep_OpensItAgain()
    {
        await using var reception = await Desk.Of("tiepnhan");
        await using var appraiser = await Desk.Of("chuyenvien");
        var code = await reception.Receive("Đinh Văn Quế");
        await reception.Forward(code);

        await appraiser.OpenStepOf(code);
        await appraiser.Page.ClickAsync("details.more.push > summary");
        await appraiser.Page.ClickAsync("button[name=khac][value=tra-ve]");
        await appraiser.Page.FillAsync("#reason", "Bản quét mờ, cần quét lại.");
        await appraiser.Page.ClickAsync("button:has-text('Trả về bước này')");
        await appraiser.Page.WaitForURLAsync("**/viec");

        await appraiser.Go($"/ho-so/{code}");
        Assert.That(await appraiser.Page.InnerTextAsync(".axes"), Does.Contain("Đã tiếp nhận"));
        Assert.That(await appraiser.Page.InnerTextAsync("#dien-bien"), Does.Contain("Bản quét mờ, cần quét lại."));
    }

    [Test]
    public async Task Withdraw_WithAReason_ClosesTheDossier()
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive("Hà Thị Sen");

        await reception.Page.ClickAsync("summary:has-text('Rút hồ sơ')");
        await reception.Page.FillAsync("#reason", "Người nộp đổi thiết kế.");
        await reception.Page.ClickAsync("button:has-text('Xác nhận rút hồ sơ')");

        Assert.That(await reception.Page.InnerTextAsync(".axes"), Does.Contain("Đã rút"));
        Assert.That(await reception.Page.InnerTextAsync("main"), Does.Contain("Không còn việc nào đang mở."));
    }
}
