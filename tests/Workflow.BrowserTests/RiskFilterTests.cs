using Microsoft.Extensions.DependencyInjection;
using Workflow.BrowserTests.Testing;
using Workflow.Host.Forecasts;
using Workflow.IntegrationTests.Forecasts;

namespace Workflow.BrowserTests;

/// <summary>What an officer sees of the steps whose dossiers will probably be late.</summary>
[Parallelizable]
public sealed class RiskFilterTests
{
    private ForecastOffice office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await ForecastOffice.Open(new Dictionary<string, string?>());
        var dossier = await office.Receive();
        await office.AddPast(dossier, 60);
        await office.Learn.All();
        await office.Host.Services.GetRequiredService<RiskBoard>().Refresh();
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Inbox_RiskChip_IsReachedByKeysCountsAndKeepsTheBox([Values] bool script)
    {
        await using var desk = await Desk.Open(script: script, address: office.Host.Address);
        await desk.SignIn("tiepnhan");
        await desk.Go("/viec?hop=don-vi");
        var chip = desk.Page.Locator(".chip.risk");

        Assert.That(await chip.InnerTextAsync(), Does.Match(@"Nguy cơ trễ\s*1"));
        await desk.Page.FocusAsync(".chip.near");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/viec?hop=don-vi&loc=nguy-co");

        Assert.That(await chip.GetAttributeAsync("aria-current"), Is.EqualTo("true"));
        Assert.That(await desk.Page.Locator("tr.item").CountAsync(), Is.EqualTo(1));
        Assert.That(await desk.Page.InnerTextAsync("tr.item .tag.risk"), Does.Contain("75"));
        if (script) await desk.InspectAtBothWidths("inbox-risk");
    }

    [Test]
    public async Task Inbox_NothingAtRisk_SaysThatNothingMatches()
    {
        await using var desk = await Desk.Open(address: office.Host.Address);
        await desk.SignIn("tiepnhan");

        await desk.Go("/viec?hop=chua-nhan&loc=nguy-co");

        Assert.That(await desk.Page.InnerTextAsync(".empty"), Does.Contain("Không có việc nào khớp bộ lọc"));
        await desk.Inspect("inbox-risk-none");
    }
}
