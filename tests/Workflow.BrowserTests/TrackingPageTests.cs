using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Dossiers;
using Workflow.Persistence;

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
    public async Task Rate_FromTheEndToTheReport([ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive("Trịnh Văn Sơn");
        using var withdrawn = await PermitOffice.Send(await Browser.Office.Host.Machine("tiepnhan"), $"/api/dossiers/{await IdOf(code)}/withdraw", new { reason = "Gia đình đổi thiết kế" });
        Assert.That(withdrawn.IsSuccessStatusCode, Is.True);
        await using var phone = await Desk.Open(reader);
        await phone.Go($"/tra-cuu?ma={code}");
        await phone.Page.FillAsync("#bm", "5678");
        await phone.Page.ClickAsync("main button.btn.p");
        await phone.Page.WaitForSelectorAsync("#danh-gia");
        await phone.Inspect($"track-rate-{reader}");

        // By the keyboard alone: the group is one stop, the arrows choose.
        await phone.Page.FocusAsync("[name=muc]");
        await phone.Page.Keyboard.PressAsync("ArrowDown");
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.Page.Keyboard.TypeAsync("Chờ hơi lâu ở quầy.");
        await phone.Page.ClickAsync($"button:has-text('{reader.Reads("Gửi đánh giá", "Send the rating")}')");
        await phone.Page.WaitForSelectorAsync("#danh-gia [role=status]");

        Assert.That(await phone.Page.InnerTextAsync("#danh-gia"), Does.Contain(reader.Reads("Mức đã chọn: Bình thường.", "You chose: Neutral.")));
        await phone.Inspect($"track-rated-{reader}");
        await using var officer = await Desk.Of("chuyenvien", reader);
        await officer.Go($"/ho-so/{code}");
        Assert.That(await officer.Page.InnerTextAsync("#danh-gia"), Does.Contain("Chờ hơi lâu ở quầy.").And.Contain(reader.Reads("Bình thường", "Neutral")));
        await officer.Inspect($"dossier-rated-{reader}");
        await using var supervisor = await Desk.Of("giamsat", reader);
        await supervisor.Go("/bao-cao?bang=hai-long&theo=can-bo");
        Assert.That(await supervisor.Page.InnerTextAsync("main"), Does.Contain("Trần Thị Lan").And.Contain(reader.Reads("Tỷ lệ hài lòng", "Share satisfied")));
        await supervisor.Inspect($"report-satisfaction-{reader}");
        await supervisor.Page.ClickAsync($"main a:has-text('{reader.Reads("Danh sách đánh giá", "Ratings")}')");
        await supervisor.Page.ClickAsync($".chips a:has-text('{reader.Reads("Bình thường", "Neutral")}')");
        Assert.That(await supervisor.Page.InnerTextAsync("main"), Does.Contain("Chờ hơi lâu ở quầy.").And.Contain(code));
        await supervisor.Inspect($"report-ratings-{reader}");
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

    private static async Task<Guid> IdOf(string code)
    {
        await using var db = await Browser.Office.Host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        return await db.Dossiers.Where(d => d.Code == code).Select(d => d.Id).SingleAsync();
    }
}
