using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>Extension, suspension and resumption by the pages, each seen before it is done.</summary>
public sealed class ClockActsTests
{
    [Test]
    public async Task Extension_SeenThenConfirmed_PromisesTheNewDateAndPrintsTheLetter()
    {
        var code = await Forwarded("Lưu Thị Bích Hằng");
        await using var approver = await Desk.Of("giamdoc");
        await approver.Go($"/ho-so/{code}");
        await approver.Page.ClickAsync("a:has-text('Xin lỗi, hẹn lại ngày trả')");

        await approver.Page.FillAsync("#promisedDay", "2026-12-31");
        await approver.Page.FillAsync("#promisedTime", "10:00");
        await approver.Page.FillAsync("#reason", "Phải lấy thêm ý kiến của cơ quan phòng cháy");
        await approver.Page.FillAsync("#document", "15/PXL");
        await approver.Page.ClickAsync("button:has-text('Xem ngày mới')");
        await Assertions.Expect(approver.Page.Locator("#h-shift")).ToBeVisibleAsync();
        await approver.InspectAtBothWidths("extension");
        await approver.Page.ClickAsync("button:has-text('Xác nhận hẹn lại')");
        await approver.Page.WaitForURLAsync($"**/ho-so/{code}");

        Assert.That(await approver.Page.InnerTextAsync("#main"), Does.Contain("31/12").And.Contain("Quá hạn tính theo"));
        await approver.Go($"/ho-so/{code}/xin-loi");
        Assert.That(await approver.Page.InnerTextAsync("#main"), Does.Contain("10 giờ 00 phút, ngày 31 tháng 12 năm 2026").And.Contain("15/PXL"));
        await approver.InspectAtBothWidths("apology");
    }

    [Test]
    public async Task Suspension_WithoutBasis_IsSentBackAndThenDoneAndLifted()
    {
        var code = await Forwarded("Hoàng Đình Thuận");
        await using var approver = await Desk.Of("giamdoc");
        await approver.Go($"/ho-so/{code}/thoi-han/tam-dung");

        await approver.Page.FillAsync("#reason", "Chờ Tòa án giải quyết tranh chấp");
        await approver.Page.ClickAsync("button:has-text('Xem ngày mới')");
        await Assertions.Expect(approver.Page.Locator(".note.err")).ToContainTextAsync("Ghi căn cứ pháp lý");
        await approver.Inspect("suspension-refused");
        await Do(approver, code, "Xác nhận tạm dừng", "Luật Tố tụng hành chính 2015, Điều 141");
        var suspended = await approver.Page.InnerTextAsync(".axes");
        await approver.Inspect("dossier-suspended");
        await approver.Go($"/ho-so/{code}/thoi-han/tiep-tuc");
        await approver.Page.FillAsync("#reason", "Tòa án đã giải quyết");
        await Do(approver, code, "Xác nhận cho tiếp tục", null);

        Assert.That(suspended, Does.Contain("Tạm dừng giải quyết"));
        Assert.That(await approver.Page.InnerTextAsync(".axes"), Does.Not.Contain("Tạm dừng giải quyết"));
    }

    private static async Task<string> Forwarded(string applicant)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive(applicant);
        await reception.Forward(code);
        return code;
    }

    private static async Task Do(Desk desk, string code, string button, string? basis)
    {
        if (basis is not null) await desk.Page.FillAsync("#legalBasis", basis);
        await desk.Page.ClickAsync("button:has-text('Xem ngày mới')");
        await desk.Page.ClickAsync($"button:has-text('{button}')");
        await desk.Page.WaitForURLAsync($"**/ho-so/{code}");
    }
}
