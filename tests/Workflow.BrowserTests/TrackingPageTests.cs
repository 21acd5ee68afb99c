using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>An applicant with a phone: from the slip's address to how the dossier stands.</summary>
public sealed class TrackingPageTests
{
    [Test]
    public async Task Track_FromTheSlipToTheState([ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive("Trịnh Văn Sơn");
        await using var phone = await Desk.Open(reader with { ReadsEnglish = false });
        await phone.Go($"/tra-cuu?ma={code}");
        if (reader.ReadsEnglish) await phone.Page.ClickAsync("button[name=language]");

        await phone.Page.FillAsync("#bm", "0000");
        await phone.Page.ClickAsync("main button.btn.p");
        await phone.Page.WaitForSelectorAsync("[role=alert]");
        await phone.Inspect($"track-refused-{reader}");
        await phone.Page.FillAsync("#bm", "5678");
        await phone.Page.ClickAsync("main button.btn.p");

        Assert.That(await phone.Heading(), Is.EqualTo(reader.Reads("Đã nhận hồ sơ của Ông/Bà", "Your dossier has been received")));
        Assert.That(phone.Page.Url, Does.EndWith("/tra-cuu"), "the factor stands in no address");
        Assert.That(await phone.Page.InnerTextAsync("main"), Does.Not.Contain("Trịnh Văn Sơn"));
        await phone.Page.ReloadAsync();
        await phone.Inspect($"track-{reader}");
        await phone.Page.ClickAsync("button[name=text]");
        await phone.Inspect($"track-large-{reader}");
        await phone.Page.ClickAsync($"button:has-text('{reader.Reads("Kết thúc tra cứu", "Stop following")}')");
        Assert.That(await phone.Heading(), Is.EqualTo(reader.Reads("Tra cứu hồ sơ", "Follow a dossier")));
    }

    [Test]
    public async Task Procedures_FoundWithoutAccents_LeadToTheOne([ValueSource(typeof(Reader), nameof(Reader.All))] Reader who)
    {
        await using var reader = await Desk.Open(who);

        await reader.Go("/thu-tuc");
        await reader.Inspect($"public-procedures-{who}");
        await reader.Page.FillAsync("#tim", "giay phep xay dung");
        await reader.Page.ClickAsync("main button.btn.p");
        await reader.Page.ClickAsync(".picks a");

        Assert.That(reader.Page.Url, Does.EndWith("/thu-tuc/1.009994"));
        await reader.Page.ClickAsync("details.why summary");
        await reader.Inspect($"public-procedure-{who}");
    }
}
