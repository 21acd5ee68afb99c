using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>How an officer finds what somebody at the counter asks about, and keeps an eye on it.</summary>
public sealed class InboxSearchTests
{
    // Each reader looks for somebody else: the office is shared.
    [Test, Sequential]
    public async Task Inbox_SearchOpenAndFollow_LeadsFromAFewLettersToTheWatchedStep(
        [ValueSource(typeof(Reader), nameof(Reader.All))] Reader reader, [Values("diep", "duom", "doan", "quyen")] string word, [Values("Vi Thị Điệp", "Vi Thị Đượm", "Vi Thị Đoan", "Vi Thị Quyên")] string name)
    {
        await using var desk = await Desk.Of("tiepnhan", reader);
        var code = await desk.Receive(name);

        await desk.Go("/viec?hop=don-vi");
        await desk.Page.FillAsync("#tim", word);
        await desk.Page.PressAsync("#tim", "Enter");
        await desk.Page.WaitForURLAsync($"**/viec?hop=don-vi&q={word}");
        Assert.That(await desk.Page.Locator("tr.item .c-who .l1").AllInnerTextsAsync(), Is.EqualTo((string[])[name]));
        Assert.That(await desk.Page.InnerTextAsync(".chips [aria-current]"), Does.Match(reader.Reads(@"Tất cả\s*1", @"All\s*1")));
        await desk.Inspect($"inbox-search-{reader}");

        await desk.Page.FillAsync("#q", code[^11..]);
        await desk.Page.PressAsync("#q", "Enter");
        await desk.Page.WaitForURLAsync($"**/ho-so/{code}");
        await desk.Page.ClickAsync("button[name=watch][value=true]");
        await desk.Page.WaitForSelectorAsync("button[name=watch][value=false]");
        await desk.Go("/viec?hop=theo-doi");

        Assert.That(await desk.Page.Locator("tr.item .c-who .l1").AllInnerTextsAsync(), Does.Contain(name));
        Assert.That(await desk.Page.TextContentAsync(".side [aria-current] .n"), Does.Match(@"^\s*[1-9]"));
    }

    [Test]
    public async Task Search_WordOfEveryDossier_ListsTheLatestAndAsksForOneMore()
    {
        await using var desk = await Desk.Of("tiepnhan");
        await desk.Receive("Nông Thị Sim");

        await desk.Go("/ho-so?ma=giay+phep");

        Assert.That(await desk.Page.InnerTextAsync(".note.info"), Does.Contain("Thêm một từ nữa"));
        Assert.That(await desk.Page.Locator("tr.item").CountAsync(), Is.GreaterThan(0));
        await desk.InspectAtBothWidths("find-many");
    }
}
