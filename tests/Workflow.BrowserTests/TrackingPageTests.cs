using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>An applicant with a phone: from the slip's address to how the dossier stands.</summary>
public sealed class TrackingPageTests
{
    [Test]
    public async Task Track_OnAPhone_FromTheSlipToTheState([Values] bool script, [Values] bool english)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive("Trịnh Văn Sơn");
        await using var phone = await Desk.Open(390, script);
        await phone.Go($"/tra-cuu?ma={code}");
        if (english) await phone.Page.ClickAsync("button[name=language]");

        await phone.Page.FillAsync("#bm", "0000");
        await phone.Page.ClickAsync("main button.btn.p");
        await phone.Page.WaitForSelectorAsync("[role=alert]");
        if (script) await phone.Inspect($"track-refused{(english ? "-en" : "")}");
        await phone.Page.FillAsync("#bm", "5678");
        await phone.Page.ClickAsync("main button.btn.p");

        Assert.That(await phone.Heading(), Is.EqualTo(english ? "Your dossier has been received" : "Đã nhận hồ sơ của Ông/Bà"));
        Assert.That(phone.Page.Url, Does.EndWith("/tra-cuu"), "the factor stands in no address");
        Assert.That(await phone.Page.InnerTextAsync("main"), Does.Not.Contain("Trịnh Văn Sơn"));
        await phone.Page.ReloadAsync();
        if (script) await phone.Inspect($"track{(english ? "-en" : "")}");
        await phone.Page.ClickAsync("button[name=text]");
        if (script) await phone.Inspect($"track-large{(english ? "-en" : "")}");
        await phone.Page.ClickAsync($"button:has-text('{(english ? "Stop following" : "Kết thúc tra cứu")}')");
        Assert.That(await phone.Heading(), Is.EqualTo(english ? "Follow a dossier" : "Tra cứu hồ sơ"));
    }

    [Test]
    public async Task Procedures_FoundWithoutAccents_LeadToTheOne([Values] bool script)
    {
        await using var reader = await Desk.Open(390, script);

        await reader.Go("/thu-tuc");
        if (script) await reader.InspectAtBothWidths("public-procedures");
        await reader.Page.SetViewportSizeAsync(390, 860);
        await reader.Page.FillAsync("#tim", "giay phep xay dung");
        await reader.Page.ClickAsync("main button.btn.p");
        await reader.Page.ClickAsync(".picks a");

        Assert.That(reader.Page.Url, Does.EndWith("/thu-tuc/1.009994"));
        await reader.Page.ClickAsync("details.why summary");
        if (script) await reader.InspectAtBothWidths("public-procedure");
    }
}
