using Microsoft.Extensions.DependencyInjection;
using Workflow.BrowserTests.Testing;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;

namespace Workflow.BrowserTests;

/// <summary>Two versions beside each other, and what speaks against a definition: both with drawings.</summary>
[Parallelizable]
public sealed class ComparePageTests
{
    private PermitOffice office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var second = PermitProcedure.Package(title: "Thẩm định hồ sơ và kiểm tra thực địa", limit: "12wd");
        Assert.That((await office.Host.Services.GetRequiredService<PublishVersion>().Publish(second, "kiemsoat", null, default)).IsRejected, Is.False);
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [TestCase($"/procedures/{PermitProcedure.Code}/compare", "compare")]
    [TestCase("/studio/permit/problems", "problems")]
    public async Task Page_AtBothWidthsLightAndDark_IsClean(string path, string name)
    {
        await using var desk = await Desk.Open(1280, address: office.Host.Address);
        await desk.SignIn("kiemsoat");
        await desk.Go(path);

        Assert.That(await desk.Page.Locator(".sketch svg").CountAsync(), Is.GreaterThan(0));
        await desk.InspectAtBothWidths(name);
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.Page.ClickAsync("button[name=theme]");
        await desk.InspectAtBothWidths(name + "-dark");
    }

    [Test]
    public async Task Compare_TwoVersions_SaysWhatChangedAndMarksIt()
    {
        await using var desk = await Desk.Open(1280, address: office.Host.Address);
        await desk.SignIn("kiemsoat");
        await desk.Go($"/procedures/{PermitProcedure.Code}/compare");

        Assert.That(await desk.Page.InnerTextAsync("#h-difference >> xpath=../.."), Does.Contain("thời hạn giải quyết").And.Contain("kiểm tra thực địa"));
        Assert.That(await desk.Page.Locator(".sketch g.chg").CountAsync(), Is.EqualTo(2), "the step on both drawings");
    }
}
