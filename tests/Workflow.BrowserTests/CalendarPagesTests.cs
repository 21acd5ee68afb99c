using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Dossiers;

namespace Workflow.BrowserTests;

/// <summary>A calendar from draft to publication by the pages, in an office of its own: others count on the shipped calendar.</summary>
[Parallelizable]
public sealed class CalendarPagesTests
{
    private PermitOffice office = null!;
    private Desk keeper = null!;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        await using (var reception = await Desk.Open(address: office.Host.Address))
        {
            await reception.SignIn("tiepnhan");
            await reception.Receive("Nguyễn Văn Thái");
        }
        keeper = await Desk.Open(1280, address: office.Host.Address);
        await keeper.SignIn("kiemsoat");
    }

    [TearDown]
    public async Task Close()
    {
        await keeper.DisposeAsync();
        await office.DisposeAsync();
    }

    [Test]
    public async Task Draft_PreviewedAndPublished_MovesTheRunningDossier()
    {
        await Begin("Nghỉ theo thông báo mới");
        await PutDay("2026-11-26");
        Assert.That(await keeper.Page.InnerTextAsync("#h-difference >> xpath=.."), Does.Contain("26/11/2026").And.Contain("Ngày kỷ niệm của tỉnh"));
        await keeper.InspectAtBothWidths("calendar-draft");

        await keeper.Page.ClickAsync("button:has-text('Tính xem trước')");
        await Finished();
        await keeper.InspectAtBothWidths("calendar-preview");
        await keeper.Page.ClickAsync("button:has-text('Công bố và tính lại 1 hồ sơ')");
        await Assertions.Expect(keeper.Page.Locator(".note.err")).ToContainTextAsync("Ghi lý do công bố");
        await keeper.Page.FillAsync("#reason", "Thông báo nghỉ của Ủy ban nhân dân tỉnh");
        await keeper.Page.ClickAsync("button:has-text('Công bố và tính lại 1 hồ sơ')");
        await Finished();

        Assert.That(await keeper.Heading(), Is.EqualTo("Tính lại hồ sơ"));
        Assert.That(await keeper.Page.InnerTextAsync(".axes"), Does.Contain("1 trên 1 hồ sơ"));
        await keeper.Go("/lich-lam-viec?nam=2026");
        Assert.That(await keeper.Page.InnerTextAsync("#main"), Does.Contain("Ngày kỷ niệm của tỉnh").And.Contain("Tính lại: 1 hồ sơ"));
        await keeper.InspectAtBothWidths("calendar-published");
    }

    [Test]
    public async Task Draft_ChangedByAnotherMeanwhile_SaysSoAndKeepsWhatWasTyped()
    {
        await Begin("Hai người cùng sửa");
        var twin = await keeper.Twin();
        await PutDay("2026-11-26");

        await FillDay(twin, "2026-11-27");
        await twin.ClickAsync("button:has-text('Thêm hoặc thay một ngày')");

        await Assertions.Expect(twin.Locator(".note.info[role=alert]")).ToContainTextAsync("đã sửa bản nháp này");
        Assert.That(await twin.InputValueAsync("#d-date"), Is.EqualTo("2026-11-27"));
        await twin.ClickAsync("button:has-text('Thêm hoặc thay một ngày')");
        await Assertions.Expect(twin.Locator("#h-difference >> xpath=..")).ToContainTextAsync("27/11/2026");
    }

    [Test]
    public async Task Import_OfAFileThatCannotBeUsed_ListsEachPlace()
    {
        await keeper.Go("/lich-lam-viec/nhap-moi");
        await keeper.Page.FillAsync("#title", "Lịch từ tệp");
        await keeper.Page.SetInputFilesAsync("#file", new FilePayload { Name = "lich.json", MimeType = "application/json", Buffer = """{"entries":[]}"""u8.ToArray() });
        await keeper.Page.ClickAsync("button:has-text('Bắt đầu soạn')");

        await Assertions.Expect(keeper.Page.Locator(".note.err code").First).ToContainTextAsync("$");
        Assert.That(await keeper.Page.InputValueAsync("#title"), Is.EqualTo("Lịch từ tệp"));
        await keeper.InspectAtBothWidths("calendar-import-refused");
    }

    [Test]
    public async Task Year_AsAGrid_SaysEachDayByMoreThanColourAndFitsThePaper()
    {
        await keeper.Go("/lich-lam-viec?nam=2026");

        var day = keeper.Page.Locator("td.m-off[title*='Ngày Văn hóa Việt Nam']");
        Assert.That(await keeper.Page.Locator("table.month").CountAsync(), Is.EqualTo(12));
        Assert.That(await day.InnerTextAsync(), Does.Contain("24").And.Contain("N"));
        await Assertions.Expect(day.Locator(".sr")).ToHaveTextAsync("thứ Ba 24/11: Ngày nghỉ. Ngày Văn hóa Việt Nam");
        await keeper.InspectAtBothWidths("calendar-year");
        await keeper.Page.ClickAsync("button[name=theme]");
        await keeper.Page.ClickAsync("button[name=theme]");
        await keeper.InspectAtBothWidths("calendar-year-dark");
        await keeper.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await keeper.Inspect("calendar-year-print");
    }

    [Test]
    public async Task Import_OfAFileThatIsFarTooLarge_SaysBothSizes()
    {
        await keeper.Go("/lich-lam-viec/nhap-moi");
        await keeper.Page.FillAsync("#title", "Lịch từ tệp");
        await keeper.Page.SetInputFilesAsync("#file", new FilePayload { Name = "lich.json", MimeType = "application/json", Buffer = new byte[5 * 1024 * 1024] });
        await keeper.Page.ClickAsync("button:has-text('Bắt đầu soạn')");

        await Assertions.Expect(keeper.Page.Locator("h1")).ToHaveTextAsync("Nội dung gửi quá lớn");
        Assert.That(await keeper.Page.InnerTextAsync("#main"), Does.Contain("lớn 5 MB").And.Contain("quá mức 2 MB"));
        await keeper.InspectAtBothWidths("calendar-import-too-large");
    }

    private async Task Begin(string title)
    {
        await keeper.Go("/lich-lam-viec/nhap-moi");
        await keeper.Page.FillAsync("#title", title);
        await keeper.Page.ClickAsync("button:has-text('Bắt đầu soạn')");
        await keeper.Page.WaitForURLAsync("**/ban-nhap/**");
    }

    private async Task PutDay(string date)
    {
        await FillDay(keeper.Page, date);
        await keeper.Page.ClickAsync("button:has-text('Thêm hoặc thay một ngày')");
        await Assertions.Expect(keeper.Page.Locator(".note.good")).ToContainTextAsync("Đã lưu");
    }

    private static async Task FillDay(IPage page, string date)
    {
        await page.FillAsync("#d-date", date);
        await page.SelectOptionAsync("#d-kind", "PublicHoliday");
        await page.FillAsync("#d-name", "Ngày kỷ niệm của tỉnh");
        await page.FillAsync("#d-source", "Thông báo 12/TB-UBND");
    }

    /// <summary>Asks for the run's progress as an officer does, until it is done.</summary>
    private async Task Finished()
    {
        var reload = keeper.Page.Locator("a:has-text('Xem tiến độ mới')");
        for (var asked = 0; asked < 100 && await reload.CountAsync() > 0; asked++) await reload.ClickAsync();
        await Assertions.Expect(keeper.Page.Locator(".axes")).ToContainTextAsync("Đã xong");
    }
}
