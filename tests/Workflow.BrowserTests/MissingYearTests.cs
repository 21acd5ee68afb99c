using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Calendars;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>The desk in November with a calendar that ends with the year.</summary>
[Parallelizable]
public sealed class MissingYearTests
{
    private string folder = "";
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        folder = Directory.CreateTempSubdirectory("one-stop-calendar-").FullName;
        host = await HostFixture.Start(await ShortCalendar.Settings(folder, 2026));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("giamsat", false), TestCase("kiemsoat", true)]
    public async Task Banner_InBothLights_IsClean(string officer, bool leadsToTheCalendar)
    {
        await using var desk = await Desk.Open(1280, address: host.Address);
        await desk.SignIn(officer);
        await desk.Go("/nhan-thong-bao");
        await desk.InspectAtBothWidths($"missing-year-{officer}");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.InspectAtBothWidths($"missing-year-{officer}-dark");

        Assert.That(await desk.Page.InnerTextAsync("aside.banner"), Does.Contain("chưa có năm 2027"));
        var link = desk.Page.Locator("aside.banner a");
        Assert.That(await link.CountAsync(), Is.EqualTo(leadsToTheCalendar ? 1 : 0));
        if (!leadsToTheCalendar) return;
        await link.ClickAsync();
        Assert.That(await desk.Heading(), Is.EqualTo("Lịch làm việc"));
    }
}
