using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Dossiers;

namespace Workflow.BrowserTests;

/// <summary>Trying out a version before dossiers run on it: drawing, longest way, a walk by hand, examples.</summary>
public sealed class SimulationPageTests
{
    private const string Path = $"/procedures/{PermitProcedure.Code}/simulate?unit=H05.01&at=2026-11-23T08%3A00";

    [Test]
    public async Task Walk_ByHand_SurvivesBackAndReload([Values] bool script)
    {
        await using var desk = await Desk.Of("thietke", 1280, script);
        await desk.Go(Path);

        await desk.Page.ClickAsync("button[value=Forwarded]");
        await desk.Page.ClickAsync("button[value=Eligible]");
        await Assertions.Expect(desk.Page.Locator("#w-0")).ToContainTextAsync("Phê duyệt giấy phép");
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page.Locator("#w-0")).ToContainTextAsync("Phê duyệt giấy phép");
        await desk.Page.GoBackAsync();
        await Assertions.Expect(desk.Page.Locator("#w-0")).ToContainTextAsync("Thẩm định hồ sơ");
    }

    [Test]
    public async Task Page_AtEachWidthLightAndDark_IsClean([Values] bool english)
    {
        await using var desk = await Desk.Of("thietke", 1280, english: english);
        await desk.Go(Path);
        await desk.Page.ClickAsync("button[value=Forwarded]");
        var name = "simulation" + (english ? "-en" : "");

        await desk.InspectAtBothWidths(name);
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.InspectAtBothWidths(name + "-dark");
        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await desk.Inspect(name + "-print");
    }

    [Test]
    public async Task Drawing_InTheBrowsersFont_KeepsEveryTextInItsBox()
    {
        await using var desk = await Desk.Of("thietke");
        await desk.Go(Path);

        var outside = await desk.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.sketch g')].flatMap(g => {
              const box = g.querySelector('rect').getBoundingClientRect();
              return [...g.querySelectorAll('text')].filter(t => { const r = t.getBoundingClientRect(); return r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom; }).map(t => t.textContent);
            })
            """);

        Assert.That(outside, Is.Empty);
        Assert.That(await desk.Page.Locator(".sketch g").CountAsync(), Is.GreaterThan(5));
    }

    [Test]
    public async Task Drawing_LineOfTheList_LeadsToItsBoxAndZoomNeedsNoScript()
    {
        await using var desk = await Desk.Of("thietke", 390, script: false);
        await desk.Go(Path);

        await desk.Page.ClickAsync(".marked li:last-child a");
        var id = (await desk.Page.GetAttributeAsync(".marked li:last-child a", "href"))![1..];
        await Assertions.Expect(desk.Page.Locator($"[id='{id}'] .box")).ToBeInViewportAsync();
        var natural = (await desk.Page.Locator(".sketch svg").BoundingBoxAsync())!.Width;
        await desk.Page.CheckAsync("input[value=fit]");
        Assert.That((await desk.Page.Locator(".sketch svg").BoundingBoxAsync())!.Width, Is.LessThan(natural).And.LessThanOrEqualTo(390));
    }
}
