using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>Reception with its papers: files dropped or chosen, a form that comes back with all that was typed and sent, the slips on one sheet.</summary>
public sealed partial class ReceptionPageTests
{
    private const string Address = "/tiep-nhan/1.009994";

    [Test]
    public async Task Files_DroppedOnTheForm_GoToTheirPapersAndIntoTheDossier()
    {
        await using var desk = await Desk.Of("tiepnhan");
        await desk.Go(Address);
        await Drop(desk, ("don-de-nghi.pdf", Pdf("Đơn")), ("anh-chup.exe", "MZ\u0090"), ("ban-ve.pdf", Pdf("Bản vẽ")));

        await Assertions.Expect(desk.Page.Locator("li[data-paper=application] [data-file] .name")).ToHaveTextAsync("don-de-nghi.pdf");
        await Assertions.Expect(desk.Page.Locator("[name=paper][value=application]")).ToBeCheckedAsync();
        await Assertions.Expect(desk.Page.Locator("[data-paper=''] [data-state].err")).ToContainTextAsync("không nhận");
        await Assertions.Expect(desk.Page.Locator("button[value=accept]")).ToHaveClassAsync(Primary());
        await desk.InspectAtBothWidths("reception-files");
        await desk.Page.Locator("[data-file]", new() { HasText = "anh-chup" }).Locator("[data-discard]").PressAsync("Enter");
        await Fill(desk, "Nguyễn Thị Duyên");
        await desk.Page.ClickAsync("button[value=accept]");
        await desk.Page.WaitForURLAsync("**/ho-so/**");

        var file = await desk.Page.APIRequest.GetAsync(desk.Page.Url + "/giay-to/1");
        Assert.That((file.Status, file.Headers["content-disposition"]), Is.EqualTo((200, "attachment; filename=don-de-nghi.pdf; filename*=UTF-8''don-de-nghi.pdf")));
    }

    [Test]
    public async Task Form_RefusedWithoutScript_ComesBackWithAllThatWasTypedAndSent()
    {
        await using var desk = await Desk.Of("tiepnhan", script: false);
        await desk.Go(Address);
        await Fill(desk, "Lý Thị Mơ", phone: "khong co");
        await desk.Page.SetInputFilesAsync("[name='file.application']", File("Đơn đề nghị.pdf", Pdf("Đơn viết tay")));
        await desk.Page.ClickAsync("button[value=accept]");

        Assert.That(await desk.Page.InputValueAsync("[name='applicant.name']"), Is.EqualTo("Lý Thị Mơ"));
        Assert.That(await desk.Page.Locator("li[data-paper=application] [data-file] .name").InnerTextAsync(), Is.EqualTo("Đơn đề nghị.pdf"));
        Assert.That(await desk.Page.IsCheckedAsync("[name=paper][value=application]"), Is.True);
        await desk.InspectAtBothWidths("reception-refused");
        await desk.Page.FillAsync("[name='applicant.phone']", "0912345678");
        await desk.Page.ClickAsync("button[value=accept]");
        await desk.Page.WaitForURLAsync("**/ho-so/**");
        var file = await desk.Page.APIRequest.GetAsync(desk.Page.Url + "/giay-to/1");
        Assert.That(file.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Application_WithMissingPapers_IsAnsweredWithASlipFirst([ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader)
    {
        await using var desk = await Desk.Of("tiepnhan", reader);
        await desk.Go(Address);
        await Fill(desk, "Trịnh Văn Cảnh");
        Assert.That(await desk.Page.InnerTextAsync(".rcv .btn.p"), Is.EqualTo(reader.Reads("Lập phiếu yêu cầu bổ sung", "Print a supplement slip")));
        await desk.Page.ClickAsync("button[value=accept]");
        Assert.That(await desk.Page.InnerTextAsync("[role=alert]"), Does.Contain(reader.Reads("Chưa nhận: Đơn đề nghị", "Not handed in: Application")));
        await desk.Page.ClickAsync(".rcv .btn.p");
        await desk.Page.WaitForURLAsync("**/tiep-nhan/phieu/**");

        Assert.That(await desk.Page.InnerTextAsync("main"), Does.Contain("Trịnh Văn Cảnh").And.Contain("Đơn đề nghị").And.Contain("/HDHS"));
        await desk.Inspect($"supplement-slip-{reader}");
    }

    [Test]
    public async Task Applicant_LookedUpByNumber_IsFilledInFromTheLastDossier()
    {
        await using var desk = await Desk.Of("tiepnhan");
        await desk.Receive("Hoàng Thị Nhài");
        await desk.Go(Address);
        await desk.Page.FillAsync("[name='applicant.identityNumber']", "027085001234");
        await desk.Page.ClickAsync("button[value=look-up]");

        Assert.That(await desk.Page.InputValueAsync("[name='applicant.address']"), Is.EqualTo("Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh"));
        await desk.Page.FillAsync("[name='applicant.identityNumber']", "001085009999");
        await desk.Page.ClickAsync("button[value=look-up]");
        Assert.That(await desk.Page.InnerTextAsync("form [role=status]:not([data-said])"), Is.EqualTo("Không có gì để điền cho số này."));
    }

    [Test]
    public async Task Slip_Printed_IsOneSheetWithACodeThatNamesTheDossier()
    {
        await using var desk = await Desk.Of("tiepnhan");
        var code = await desk.Receive("Ngô Thị Lụa");
        await desk.Go($"/ho-so/{code}/giay-hen");

        Assert.That(await desk.Page.Locator(".code-box svg path").GetAttributeAsync("d"), Does.StartWith("M4 4h7v1h-7z"));
        Assert.That(PageCount().Count(Encoding.Latin1.GetString(await desk.Page.PdfAsync(new() { PreferCSSPageSize = true }))), Is.EqualTo(1));
        await desk.InspectAtBothWidths("slip-with-code");
        await desk.Go($"/ho-so/{code}/le-phi");
        await desk.InspectAtBothWidths("fee-none");
    }

    [Test]
    public async Task Slip_OfThirtyPapers_GoesOverToASecondSheetWithItsHeaderAndItsSignaturesWhole()
    {
        await using var desk = await Desk.Of("tiepnhan");
        var code = await desk.Receive("Đặng Thị Lành");
        await desk.Go($"/ho-so/{code}/giay-hen");
        await desk.Page.EvaluateAsync("""() => { const row = document.querySelector('.slip tbody tr'); for (let i = 2; i <= 30; i++) { const next = row.cloneNode(true); next.cells[0].textContent = i; row.parentElement.append(next); } }""");
        await desk.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var kept = await desk.Page.EvaluateAsync<string[]>("""() => ['.slip tbody tr', '.slip .code-box', '.slip .closing'].map(part => getComputedStyle(document.querySelector(part)).breakInside)""");

        Assert.That(PageCount().Count(Encoding.Latin1.GetString(await desk.Page.PdfAsync(new() { PreferCSSPageSize = true }))), Is.EqualTo(2));
        Assert.That(kept, Is.All.EqualTo("avoid"));
        Assert.That(await desk.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.slip thead')).display"), Is.EqualTo("table-header-group"));
    }

    private static async Task Fill(Desk desk, string name, string phone = "0912345678")
    {
        await desk.Page.FillAsync("[name='applicant.identityNumber']", "027085001234");
        await desk.Page.FillAsync("[name='applicant.name']", name);
        await desk.Page.FillAsync("[name='applicant.phone']", phone);
        await desk.Page.FillAsync("[name='applicant.address']", "Tổ dân phố Đồng Khê, phường Đông Khê");
    }

    private static async Task Drop(Desk desk, params (string Name, string Content)[] files)
    {
        var held = await desk.Page.EvaluateHandleAsync(
            "files => { const held = new DataTransfer(); for (const [name, content] of files) held.items.add(new File([new TextEncoder().encode(content)], name)); return held; }",
            files.Select(f => new[] { f.Name, f.Content }).ToArray());
        await desk.Page.DispatchEventAsync("[data-drop]", "drop", new { dataTransfer = held });
    }

    private static FilePayload File(string name, string content) => new() { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes(content) };

    private static string Pdf(string about) => $"%PDF-1.4\n% {about}\n1 0 obj <<>> endobj\n%%EOF\n";

    [GeneratedRegex(@"(^|\s)p(\s|$)")]
    private static partial Regex Primary();

    [GeneratedRegex(@"/Type\s*/Page(?!s)")]
    private static partial Regex PageCount();
}
