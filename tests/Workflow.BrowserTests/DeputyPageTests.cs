using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>An absence from beginning to end: entered on its page, worked on by the deputy, told on dossier and step, ended.</summary>
public sealed class DeputyPageTests
{
    [Test]
    public async Task Absence_OneWalk_SaysOnWhoseBehalfInBothLanguages([Values] bool english)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive(english ? "Trịnh Văn Sơn" : "Trịnh Thị Hòa");
        await reception.Forward(code);
        await using var absent = await Desk.Of("chuyenvien", english: english);
        await absent.OpenStepOf(code);
        await absent.Page.ClickAsync("form[action*='handler=Claim'] button");
        await absent.Go("/vang-mat");
        await absent.Inspect($"absences-{(english ? "en" : "vi")}");

        var today = HostFixture.Friday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await absent.Page.FillAsync("#first", today);
        await absent.Page.FillAsync("#last", today);
        await absent.Page.SelectOptionAsync("#deputy", "chuyenvien2");
        await absent.Page.FillAsync("#reason", "Nghỉ phép");
        await absent.Page.ClickAsync("#cu-nguoi-thay form .btn.p");
        await absent.Page.WaitForSelectorAsync(".note.good");

        await using var deputy = await Desk.Of("chuyenvien2", english: english);
        await deputy.OpenStepOf(code);
        var told = await deputy.Page.InnerTextAsync(".note.info:not([hidden])");
        await deputy.Inspect($"step-acting-{(english ? "en" : "vi")}");
        await deputy.FillAppraisal();
        if (english) await deputy.Page.FillAsync("[name='form.floorArea']", "120.5");
        await deputy.Press("Eligible");
        await Assertions.Expect(deputy.Page.Locator(".note.good")).ToBeVisibleAsync();
        await deputy.Go($"/ho-so/{code}");

        Assert.That(told, Does.Contain(english ? "on behalf of Nguyễn Văn An" : "thay mặt Nguyễn Văn An"));
        Assert.That(await deputy.Page.InnerTextAsync("#dien-bien"), Does.Contain(english ? "on behalf of Nguyễn Văn An" : "thay mặt Nguyễn Văn An"));
        await absent.Go("/vang-mat");
        await absent.Page.ClickAsync("button[name=deputyId]");
        await absent.Page.WaitForSelectorAsync(".note.good");
        Assert.That(await absent.Page.Locator("button[name=deputyId]").CountAsync(), Is.Zero);
    }
}
