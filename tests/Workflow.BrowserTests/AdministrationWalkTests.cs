using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>An administrator takes a new officer in, from the empty form to the first sign-in; with and without script.</summary>
public sealed class AdministrationWalkTests
{
    private HostFixture host = null!;

    [SetUp]
    public async Task Start() => host = await HostFixture.Start(new Dictionary<string, string?> { ["Outbox:Sends"] = "false" });

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Officer_AddedWithARoleAndALink_SignsInAndWorks([ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader)
    {
        await using var administrator = await Desk.Open(reader, host.Address);
        await administrator.SignIn("quantri");
        var page = administrator.Page;

        await administrator.Go("/quan-tri");
        await page.ClickAsync($"main a:has-text('{reader.Reads("Thêm cán bộ", "Add an officer")}')");
        await page.ClickAsync("main button.btn.p");
        await administrator.Inspect($"admin-new-officer-refused-{reader}");
        await page.FillAsync("#officer-id", "lethu");
        await page.FillAsync("#officer-name", "Lê Thị Thu");
        await page.FillAsync("#officer-position", "Chuyên viên");
        await page.FillAsync("#officer-unitCode", SampleOffice.Center);
        await page.ClickAsync("main button.btn.p");
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync(reader.Reads("Đã thêm cán bộ", "The officer was added"));

        await page.SelectOptionAsync("#give-role", "ReceptionOfficer");
        await page.ClickAsync($"button:has-text('{reader.Reads("Giao vai trò", "Give the role")}')");
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync(reader.Reads("Đã giao vai trò", "The role was given"));
        await page.ClickAsync($"button:has-text('{reader.Reads("Mở tài khoản", "Open an account")}')");
        var link = await page.InputValueAsync("#secret");
        await administrator.Inspect($"admin-officer-link-{reader}");

        await using var officer = await Desk.Open(reader, host.Address);
        await officer.Go(link);
        await officer.Inspect($"set-password-{reader}");
        await officer.Page.FillAsync("#password", SampleOffice.Password);
        await officer.Page.FillAsync("#repeated", SampleOffice.Password);
        await officer.Page.ClickAsync("main button");
        await officer.Page.WaitForURLAsync("**/viec");
        Assert.That(await officer.Page.TextContentAsync("nav.areas"), Does.Contain(reader.Reads("Tiếp nhận", "Reception")));
    }

    [Test]
    public async Task Delegation_EnteredAndRevoked_StaysInTheList([ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader)
    {
        await using var administrator = await Desk.Open(reader, host.Address);
        await administrator.SignIn("quantri");
        var page = administrator.Page;

        await administrator.Go("/quan-tri/uy-quyen");
        await page.ClickAsync("main .head a.btn.p");
        await page.FillAsync("#tim", "nguyen an");
        await page.ClickAsync("main form[role=search] button");
        await page.ClickAsync(".picklist a");
        await page.ClickAsync("main button.btn.p");
        await administrator.Inspect($"admin-new-delegation-refused-{reader}");
        await page.CheckAsync("input[value=D3]");
        await page.FillAsync("#delegation-fromAuthority", "Giám đốc Sở Xây dựng");
        await page.FillAsync("#delegation-document", "18/QĐ-SXD");
        await page.ClickAsync("main button.btn.p");
        await Assertions.Expect(page.Locator(".note.good")).ToContainTextAsync("Nguyễn Văn An");

        await page.ClickAsync("td summary");
        await page.FillAsync("td input[type=text]", "Ghi nhầm số");
        await page.ClickAsync("td button.btn.d");
        await Assertions.Expect(page.Locator("tbody .tag")).ToContainTextAsync(reader.Reads("Đã thu hồi", "Revoked"));
    }

    [Test]
    public async Task Import_Tried_ShowsEachLineOnceItIsDone([Values] bool script)
    {
        await using var administrator = await Desk.Open(1280, script, address: host.Address);
        await administrator.SignIn("quantri");

        await administrator.Go("/quan-tri/nhap-danh-sach");
        await administrator.Page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "can-bo.csv", MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes("ma_can_bo,ho_ten,chuc_vu,ma_don_vi,email,dien_thoai,vai_tro,tu_ngay\nnva,Nguyễn Văn Ba,Chuyên viên,H05.14,,,Thẩm định,2026-11-20\nnvb,Trần Văn Bốn,Chuyên viên,H05.99,,,,2026-11-20\n"),
        });
        await administrator.Page.ClickAsync("button:has-text('Thử, chưa ghi gì')");

        await Assertions.Expect(administrator.Page.Locator("tbody")).ToContainTextAsync("H05.99", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        await Assertions.Expect(administrator.Page.Locator("main")).ToContainTextAsync("Xong, có dòng bị từ chối", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        await administrator.InspectAtBothWidths($"admin-job-{script}");
    }
}
