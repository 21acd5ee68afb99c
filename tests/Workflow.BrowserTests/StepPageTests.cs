using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>What the page of a step does when things do not go straight.</summary>
public sealed class StepPageTests
{
    [Test]
    public async Task Complete_WithWrongEntries_NamesEachPlaceAndKeepsWhatWasTyped([Values] bool script)
    {
        await using var appraiser = await AppraiserOf("Lương Thị Mây", script);

        await appraiser.Page.FillAsync("[name='form.floorArea']", "12o,5");
        await appraiser.Page.FillAsync("[name='form.floors']", "9");
        await appraiser.Page.FillAsync("[name=note]", "Đã xem bản vẽ.");
        await appraiser.Press("Eligible");

        Assert.That(await appraiser.Page.InnerTextAsync(".note.err"), Does.Contain("Chưa gửi được, còn 2 chỗ cần sửa."));
        Assert.That(await appraiser.Page.InputValueAsync("[name='form.floorArea']"), Is.EqualTo("12o,5"));
        Assert.That(await appraiser.Page.InputValueAsync("[name=note]"), Is.EqualTo("Đã xem bản vẽ."));
        Assert.That(await appraiser.Page.GetAttributeAsync(".note.err li a", "href"), Is.EqualTo("#form-floorArea"));
        if (script) await appraiser.Inspect("step-invalid");
    }

    [Test]
    public async Task Complete_InTwoTabs_TellsTheSecondWhatHappenedAndKeepsItsText()
    {
        await using var appraiser = await AppraiserOf("Ngô Văn Bảy");
        var second = await appraiser.Twin();
        await appraiser.FillAppraisal();
        await appraiser.Press("Eligible");
        await appraiser.Page.WaitForURLAsync("**/viec");

        await second.FillAsync("[name='form.floorArea']", "90");
        await second.FillAsync("[name='record.appraisal']", "Đề nghị cấp phép.");
        var answer = await second.RunAndWaitForResponseAsync(() => second.ClickAsync("button[value=Eligible]"), r => r.Request is { Method: "POST", IsNavigationRequest: true });

        Assert.That(answer.Status, Is.EqualTo(409));
        Assert.That(await second.InnerTextAsync("[role=alert]"), Does.Contain("đã được hoàn thành").And.Contain("Chờ phê duyệt"));
        Assert.That(await second.InputValueAsync("#kept"), Does.Contain("Đề nghị cấp phép."));
    }

    [Test]
    public async Task Papers_ChosenAtTheStep_AreAddedAndTheTextStays([Values] bool script)
    {
        await using var appraiser = await AppraiserOf(script ? "Kiều Thị Vóc" : "Kiều Thị Lụa", script);
        await appraiser.Page.FillAsync("[name=note]", "Kèm văn bản của Sở.");

        await appraiser.Page.ClickAsync(".viewer details summary");
        await appraiser.Page.SetInputFilesAsync("#file", new FilePayload { Name = "van-ban.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n"u8.ToArray() });
        if (script) await Assertions.Expect(appraiser.Page.Locator("[data-file] [data-state]")).ToHaveTextAsync("35 B");
        if (script) await appraiser.InspectAtBothWidths("step-papers");
        await appraiser.Page.ClickAsync("button[value=add]");

        await Assertions.Expect(appraiser.Page.Locator(".viewer .docs")).ToContainTextAsync("van-ban.pdf");
        Assert.That(await appraiser.Page.InputValueAsync("[name=note]"), Is.EqualTo("Kèm văn bản của Sở."));
    }

    [Test]
    public async Task AddRow_WithoutScript_KeepsTheFormAndAddsALine()
    {
        await using var appraiser = await AppraiserOf("Đỗ Thị Hường", script: false);
        await appraiser.Page.FillAsync("[name='record.slipItems[0].item']", "Bản vẽ móng");

        await appraiser.Page.ClickAsync("button[name=addRow]");

        Assert.That(await appraiser.Page.InputValueAsync("[name='record.slipItems[0].item']"), Is.EqualTo("Bản vẽ móng"));
        Assert.That(await appraiser.Page.Locator("[name='record.slipItems[1].item']").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task ClaimToNext_ByKeysAlone_NeedsNoMouse()
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive("Mai Thị Khuyên");
        await reception.Forward(code);
        await using var appraiser = await Desk.Of("chuyenvien2");
        await appraiser.Go("/viec?hop=chua-nhan");
        var row = appraiser.Page.Locator("tr.item").Filter(new LocatorFilterOptions { HasText = "Mai Thị Khuyên" });
        var place = await row.EvaluateAsync<int>("row => [...document.querySelectorAll('tr.item')].indexOf(row)");

        for (var i = 0; i <= place; i++) await appraiser.Page.Keyboard.PressAsync("j");
        await appraiser.Page.Keyboard.PressAsync("c");
        await appraiser.Page.WaitForURLAsync("**/viec/*-*");
        await appraiser.FillAppraisal();
        await appraiser.Page.Keyboard.PressAsync("Control+Enter");
        await appraiser.Page.WaitForURLAsync("**/viec?hop=chua-nhan");

        Assert.That(await appraiser.Page.InnerTextAsync(".note.good"), Does.Contain("Đủ điều kiện").And.Contain(code));
    }

    [Test]
    public async Task Draft_ByScript_IsThereAfterAReloadAndForNobodyElse()
    {
        await using var appraiser = await AppraiserOf("Chu Thị Vân");
        await appraiser.Page.FillAsync("[name='record.appraisal']", "Đang chờ bản vẽ móng.");
        await Assertions.Expect(appraiser.Page.Locator("[data-draft-said]")).ToContainTextAsync("Đã lưu nháp lúc");

        await appraiser.Page.ReloadAsync();
        await using var colleague = await Desk.Of("chuyenvien2");
        await colleague.Go(new Uri(appraiser.Page.Url).AbsolutePath);

        Assert.That(await appraiser.Page.InputValueAsync("[name='record.appraisal']"), Is.EqualTo("Đang chờ bản vẽ móng."));
        Assert.That(await colleague.Page.InputValueAsync("[name='record.appraisal']"), Is.Empty);
    }

    [Test]
    public async Task OtherActs_WithWordsInTheForm_LoseNoneOfThem([Values] bool script)
    {
        await using var appraiser = await AppraiserOf("Lã Văn Thịnh", script);
        await appraiser.Page.FillAsync("[name='record.appraisal']", "Thửa đất có tranh chấp.");

        await appraiser.Page.ClickAsync("details.more.push > summary");
        await appraiser.Page.ClickAsync("button[name=khac][value=hoi]");
        await appraiser.Page.FillAsync("#nguoi", "dang van binh");
        await appraiser.Page.ClickAsync("button[name=find]");
        await appraiser.Page.SelectOptionAsync("#officerId", "tuphap");
        await appraiser.Page.FillAsync("#question", "Bản án đã có hiệu lực chưa?");
        if (script) await appraiser.InspectAtBothWidths("step-ask");
        await appraiser.Page.ClickAsync("#viec-khac .btn.p:not([name])");
        await appraiser.Page.WaitForSelectorAsync(".note.good");
        await using var asked = await Desk.Of("tuphap", script: script);
        await asked.Go("/lam-ro");
        if (script) await asked.InspectAtBothWidths("questions");
        await asked.Page.FillAsync("textarea[name=answer] >> nth=-1", "Đã có hiệu lực từ tháng 10.");
        await asked.Page.ClickAsync("button[name=question] >> nth=-1");
        await asked.Page.WaitForSelectorAsync(".note.good");
        await appraiser.Page.ReloadAsync();

        Assert.That(await appraiser.Page.InnerTextAsync("#lam-ro"), Does.Contain("Đã có hiệu lực từ tháng 10."));
        Assert.That(await appraiser.Page.InputValueAsync("[name='record.appraisal']"), Is.EqualTo("Thửa đất có tranh chấp."));
    }

    private static async Task<Desk> AppraiserOf(string applicant, bool script = true)
    {
        await using var reception = await Desk.Of("tiepnhan");
        var code = await reception.Receive(applicant);
        await reception.Forward(code);
        var appraiser = await Desk.Of("chuyenvien", script: script);
        await appraiser.OpenStepOf(code);
        return appraiser;
    }
}
