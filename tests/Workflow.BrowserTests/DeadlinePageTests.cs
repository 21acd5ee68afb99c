using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Core.Tasks;

namespace Workflow.BrowserTests;

/// <summary>The page that explains a date: on the screen, on paper, at another moment.</summary>
public sealed class DeadlinePageTests
{
    private string code = "";

    [OneTimeSetUp]
    public async Task Prepare()
    {
        await using var reception = await Desk.Of("tiepnhan");
        code = await reception.Receive("Lò Thị Diệp");
        await reception.Forward(code);
    }

    [Test]
    public async Task DossierAndStep_InBothLights_AreCleanAndEndWithTheDate()
    {
        await using var desk = await Desk.Of("chuyenvien");

        await desk.Go($"/ho-so/{code}");
        await InspectInBothLights(desk, "deadline-dossier");
        await desk.Page.ClickAsync("#ngay-hen a");
        await InspectInBothLights(desk, "deadline");
        Assert.That(await desk.Page.Locator("tr.sum").InnerTextAsync(), Does.Contain("Ngày hẹn trả"));
        await desk.Go($"/ho-so/{code}");
        await desk.Page.ClickAsync(".head a.btn.p");
        await desk.Page.ClickAsync("details.why a[href$='/han']");
        await InspectInBothLights(desk, "deadline-step");
        Assert.That(await desk.Page.Locator("tr.sum").InnerTextAsync(), Does.Contain("Hạn của bước"));
    }

    [Test]
    public async Task Split_OfADossierThatWaitedForPapers_IsCleanAndAddsUp()
    {
        await using var sample = await SampleHost.Start();
        var (task, officer) = await sample.Open(StepKind.RequestSupplement);
        await using var desk = await Desk.Acting(sample, officer);

        await desk.Go($"/ho-so/{task.DossierCode}");

        Assert.That(await desk.Page.InnerTextAsync("#gio-lam-viec"), Does.Contain("Chờ người nộp").And.Contain(" = "));
        await desk.InspectAtBothWidths("deadline-split");
    }

    [Test]
    public async Task Print_OfADeadline_KeepsTheTableAndDropsTheForm()
    {
        await using var desk = await Desk.Of("chuyenvien", 794);
        await desk.Go($"/ho-so/{code}/han");

        await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.That(await desk.Page.IsVisibleAsync("form[method=get].no-print"), Is.False);
        Assert.That(await desk.Page.IsVisibleAsync("table.derive thead"), Is.True);
        await desk.Picture("deadline-print");
    }

    [Test]
    public async Task At_AMomentBeforeReception_SaysWhyThereIsNoDate([Values] bool script)
    {
        await using var desk = await Desk.Of("chuyenvien", script: script);
        await desk.Go($"/ho-so/{code}/han");

        await desk.Page.FillAsync("#at", "2026-01-05T09:00");
        await desk.Page.ClickAsync("main form button");

        Assert.That(await desk.Page.InnerTextAsync("[role=alert]"), Does.Contain("trước đó chưa có hạn"));
        Assert.That(await desk.Page.InputValueAsync("#at"), Is.EqualTo("2026-01-05T09:00"));
    }

    /// <summary>As a machine that is set to light or to dark shows it.</summary>
    private static async Task InspectInBothLights(Desk desk, string name)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await desk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await desk.InspectAtBothWidths($"{name}-{scheme}");
        }
    }
}
