using Workflow.BrowserTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>How an officer finds what somebody at the counter asks about, and keeps an eye on it.</summary>
public sealed class InboxSearchTests
{
    [Test]
    public async Task Inbox_SearchOpenAndFollow_LeadsFromAFewLettersToTheWatchedStep([Values] bool script)
    {
        await using var desk = await Desk.Of("tiepnhan", script: script);
        var code = await desk.Receive(script ? "Vi Thị Điệp" : "Vi Thị Đượm");
        var (word, name) = script ? ("diep", "Vi Thị Điệp") : ("duom", "Vi Thị Đượm");

        await desk.Go("/viec?hop=don-vi");
        await desk.Page.FillAsync("#tim", word);
        await desk.Page.PressAsync("#tim", "Enter");
        await desk.Page.WaitForURLAsync($"**/viec?hop=don-vi&q={word}");
        Assert.That(await desk.Page.Locator("tr.item .c-who .l1").AllInnerTextsAsync(), Is.EqualTo((string[])[name]));
        Assert.That(await desk.Page.InnerTextAsync(".chips [aria-current]"), Does.Match(@"Tất cả\s*1"));
        if (script) await desk.InspectAtBothWidths("inbox-search");

        await desk.Page.FillAsync("#q", code[^11..]);
        await desk.Page.PressAsync("#q", "Enter");
        await desk.Page.WaitForURLAsync($"**/ho-so/{code}");
        await desk.Page.ClickAsync("button[name=watch][value=true]");
        await desk.Page.WaitForSelectorAsync("button[name=watch][value=false]");
        await desk.Go("/viec?hop=theo-doi");

        Assert.That(await desk.Page.Locator("tr.item .c-who .l1").AllInnerTextsAsync(), Does.Contain(name));
        Assert.That(await desk.Page.InnerTextAsync(".side [aria-current] .n"), Does.Match("^[1-9]"));
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
