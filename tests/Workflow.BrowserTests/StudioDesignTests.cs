using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Host.Dossiers;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.BrowserTests;

/// <summary>A shipped process in the real Elsa Studio: opened, changed, saved by itself, published.</summary>
public sealed class StudioDesignTests
{
    private const string Definition = "p01-standard";
    private const string Procedure = "2.000908";
    private const int Start = 90_000;

    private HostFixture host = null!;

    [SetUp]
    public async Task Open()
    {
        host = await HostFixture.Start();
        var package = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p01-cap-ban-sao-tu-so-goc"));
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(package.Value, "kiemsoat", null, default)).IsRejected, Is.False);
    }

    [TearDown]
    public async Task Close() => await host.DisposeAsync();

    [Test]
    public async Task ChangeAStep_SavesADraftAndPublishesTheNextVersion()
    {
        await using var desk = await Desk.Open(width: 1600, address: host.Address);
        await desk.SignIn("kiemsoat");
        await desk.Go($"/studio/{Definition}");
        var studio = await Ready(desk);
        await Assertions.Expect(studio.Locator("elsa-activity-wrapper")).ToHaveCountAsync(8, new() { Timeout = Start });

        // The first button brings the whole drawing into view.
        await studio.Locator(".mud-toolbar button, .toolbar button").First.ClickAsync();
        await studio.Locator("elsa-activity-wrapper").Nth(1).ClickAsync();
        await desk.Page.RunAndWaitForResponseAsync(async () =>
        {
            var instructions = studio.Locator(".mud-input-control", new() { HasText = "Hướng dẫn" }).Locator("textarea").First;
            await instructions.FillAsync("Đối chiếu căn cước trước khi ghi nhận.");
            await instructions.PressAsync("Tab");
        }, IsSave);

        await Assertions.Expect(desk.Page.Locator("[data-version]")).ToHaveTextAsync("Bản nháp của phiên bản 2");
        Assert.That(await Number(), Is.EqualTo(1));

        await desk.Page.RunAndWaitForResponseAsync(() => studio.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync(), IsSave);

        await Assertions.Expect(desk.Page.Locator("[data-version]")).ToHaveTextAsync("Phiên bản 2");
        Assert.That(await Number(), Is.EqualTo(2));
    }

    [Test]
    public async Task Definitions_AreListed()
    {
        await using var desk = await Desk.Open(address: host.Address);
        await desk.SignIn("thietke");
        await desk.Go("/studio");

        await Assertions.Expect((await Ready(desk)).Locator("tbody tr")).ToHaveCountAsync(1, new() { Timeout = Start });
    }

    private static bool IsSave(IResponse response) =>
        response.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && response.Request.Method == "POST" && response.Status == 200;

    private static async Task<IFrameLocator> Ready(Desk desk)
    {
        await Assertions.Expect(desk.Page.Locator("[data-studio-wait]")).ToBeHiddenAsync(new() { Timeout = Start });
        return desk.Page.FrameLocator("[data-studio-frame]");
    }

    private async Task<int> Number() => (await host.Services.GetRequiredService<CurrentVersions>().Of(Procedure, default)).Value.Number;
}
