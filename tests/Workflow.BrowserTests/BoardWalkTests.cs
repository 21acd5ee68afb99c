using System.Globalization;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>A supervisor's way: from a number to its list, to an urging, to the report and its file; and the wall.</summary>
public sealed class BoardWalkTests
{
    // Each reader urges the step of another: steps opened in the same minute stand in no order, and the one urged a moment ago refuses to be urged again.
    [Test, Sequential]
    public async Task Board_DrillUrgeReportFile_InOneWalk(
        [ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader,
        [Values("Dương Thị Thu Hiền", "Dương Thị Thu Hằng", "Dương Thị Thu Hoài", "Dương Thị Thu Hạnh")] string applicant)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive(applicant);
        await reception.Forward(code);
        await using var desk = await Desk.Of("giamsat", reader);
        await desk.Go("/dieu-hanh");
        var shown = await desk.Page.InnerTextAsync(".wide-t tfoot td:nth-of-type(3)");

        await desk.Page.ClickAsync($".wide-t tbody a[aria-label*='{reader.Reads("Đang giải quyết", "In progress")}']");
        Assert.That(await desk.Heading(), Is.EqualTo(reader.Reads("Hồ sơ đang giải quyết", "Dossiers in progress")));
        Assert.That(int.Parse(shown, CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(await desk.Page.Locator("tbody tr").CountAsync()).And.GreaterThan(0));

        await desk.Go("/dieu-hanh/buoc?don-vi=H05.14");
        await desk.Page.ClickAsync($"a[href$='/don-doc'][aria-label*='{applicant}']");
        await desk.Page.FillAsync("#message", "Đề nghị thẩm định xong trong hôm nay");
        await desk.Inspect($"urge-{reader}");
        await desk.Page.ClickAsync("main button.p");
        await Assertions.Expect(desk.Page.Locator(".note.good")).ToContainTextAsync(reader.Reads("Đã đôn đốc", "Urged on"));

        await desk.Go("/dieu-hanh");
        await desk.Page.ClickAsync($"a:has-text('{reader.Reads("Báo cáo kỳ này", "Report of this period")}')");
        Assert.That(await desk.Page.InnerTextAsync("#main"), Does.Contain("15/12/2025 – 14/12/2026").And.Contain(reader.Reads("tổng nhận =", "received in all =")));
        Assert.That(await Saved(desk, "CSV"), Is.EqualTo("bao-cao-2026.csv"));
        Assert.That(await Saved(desk, "XLSX"), Is.EqualTo("bao-cao-2026.xlsx"));
        await desk.Go("/dieu-hanh/ho-so?so=nhan&ky=2026");
        Assert.That(await Saved(desk, "CSV"), Is.EqualTo("ho-so-nhan-2026.csv"));

        await desk.Page.ClickAsync($"a:has-text('{reader.Reads("Tệp đã xuất", "Exported files")}')");
        await desk.Inspect($"jobs-{reader}");
        await desk.Page.ClickAsync($"tbody tr:first-child a:has-text('{reader.Reads("Xuất danh sách", "Export of a list")}')");
        await desk.Inspect($"job-{reader}");
        Assert.That(await desk.Page.InnerTextAsync(".head .sub"), Does.StartWith(reader.Reads("Hồ sơ nhận trong kỳ · ", "Dossiers received")).And.Contain("15/12/2025 – 14/12/2026 · CSV"));
        Assert.That(await Saved(desk, reader.Reads("Tải kết quả", "Download the result")), Is.EqualTo("ho-so-nhan-2026.csv"));
    }

    /// <summary>Presses what is called so and gives the name of the file that is saved.</summary>
    private static async Task<string> Saved(Desk desk, string called)
    {
        var download = desk.Page.WaitForDownloadAsync();
        await desk.Page.ClickAsync($"main .head :is(a, button):has-text('{called}')");
        return (await download).SuggestedFilename;
    }

    [Test]
    public async Task Wall_OnALargeScreen_FillsItAndRenewsItself()
    {
        await using var desk = await Desk.Of("giamsat", 3840);
        await desk.Go("/dieu-hanh/man-hinh");
        await desk.Inspect("wall-3840");
        var figure = await desk.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.wall-figs dd')).fontSize)");

        await desk.Page.EvaluateAsync("document.querySelector('main.wall').dataset.old = '1'");
        await Assertions.Expect(desk.Page.Locator("main.wall:not([data-old])")).ToBeVisibleAsync(new() { Timeout = 25_000 });

        Assert.That(figure, Is.GreaterThan(120));
    }
}
