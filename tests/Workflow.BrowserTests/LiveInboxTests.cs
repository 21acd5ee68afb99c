using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Host.Live;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Microsoft.Playwright.Assertions;

namespace Workflow.BrowserTests;

/// <summary>What comes in while an inbox is open, several tasks at once, and the whole of it without a mouse.</summary>
public sealed class LiveInboxTests
{
    private const string Unclaimed = "/viec?hop=chua-nhan";

    [Test]
    public async Task TwoTabs_ANewTask_IsAnnouncedInBothByOneStreamAndMovesNoRow()
    {
        await Appraisals("Cao Thị Nhài");
        await using var appraiser = await Desk.Of("chuyenvien");
        await appraiser.Go(Unclaimed);
        var second = await appraiser.Twin();
        var rows = await second.Locator("tr.item").CountAsync();
        var counted = int.Parse(await second.InnerTextAsync("[data-count='filters.All']"), CultureInfo.InvariantCulture);
        var streams = Browser.Office.Host.Services.GetRequiredService<LiveStreams>();
        await Until(() => streams.Of("chuyenvien") == 1);

        await Appraisals("Hoàng Thị Xuyến");
        await Expect(appraiser.Page.Locator(".pillbox")).ToHaveTextAsync("1 việc mới – Hiện");
        await Expect(second.Locator(".pillbox")).ToHaveTextAsync("1 việc mới – Hiện");
        await Expect(second.Locator("[data-count='filters.All']")).ToHaveTextAsync((counted + 1).ToString(CultureInfo.InvariantCulture));
        Assert.That(streams.Of("chuyenvien"), Is.EqualTo(1));
        Assert.That(await second.Locator("tr.item").CountAsync(), Is.EqualTo(rows));
        await appraiser.Inspect("inbox-news");

        // The tab that held the stream goes; the other takes over and misses nothing.
        await appraiser.Page.CloseAsync();
        await Appraisals("Bùi Gia Tiến");
        await Expect(second.Locator(".pillbox")).ToHaveTextAsync("2 việc mới – Hiện");
        await second.Keyboard.PressAsync("r");
        await Expect(second.Locator("tr.item")).ToHaveCountAsync(rows + 2);
        await Expect(second.Locator(".pillbox")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Watched_AStepOfAFollowedDossierIsDone_IsAnnounced()
    {
        var reception = await Browser.Office.Host.Machine("tiepnhan");
        var received = await PermitOffice.Receive(reception, PermitOffice.Application("Lưu Thị Hòa"));
        var task = PermitOffice.OpenTask(await PermitOffice.Complete(reception, PermitOffice.OpenTask(received), PermitOffice.Forwarded));
        await using var appraiser = await Desk.Of("chuyenvien");
        await appraiser.Go($"/viec/{task.Text("id")}");
        await appraiser.Page.ClickAsync("button:has-text('Theo dõi hồ sơ')");
        await appraiser.Go("/viec?hop=theo-doi");
        var streams = Browser.Office.Host.Services.GetRequiredService<LiveStreams>();
        await Until(() => streams.Of("chuyenvien") == 1);

        await PermitOffice.Complete(await Browser.Office.Host.Machine("chuyenvien2"), task, PermitOffice.Eligible);

        await Expect(appraiser.Page.Locator(".pillbox")).ToHaveTextAsync("Danh sách đã thay đổi – Hiện");
    }

    [Test]
    public async Task Bell_AReminderComesIn_CountsWithoutAReload()
    {
        await using var appraiser = await Desk.Of("chuyenvien");
        await appraiser.Page.RouteAsync("**/api/reminders/unread", route => route.FulfillAsync(new RouteFulfillOptions { Body = """{"unread":120}""", ContentType = "application/json" }));
        await appraiser.Go("/viec");
        var streams = Browser.Office.Host.Services.GetRequiredService<LiveStreams>();
        await Until(() => streams.Of("chuyenvien") == 1);

        Browser.Office.Host.Services.GetRequiredService<LiveRing>().Add([new LiveChange(LiveKind.Reminded, "chuyenvien")]);

        await Expect(appraiser.Page.Locator("[data-unread] .dot")).ToHaveTextAsync("99+");
    }

    [Test]
    public async Task Offline_TheConnectionIsGone_IsSaidAndTakenBack()
    {
        await using var appraiser = await Desk.Of("chuyenvien");
        await appraiser.Page.RouteAsync("**/api/events?*", route => route.AbortAsync());
        await appraiser.Page.RouteAsync("**/api/events/news?*", route => route.AbortAsync());

        await appraiser.Go("/viec");
        await Expect(appraiser.Page.Locator(".offline")).ToContainTextAsync("Mất kết nối từ");
        await appraiser.Inspect("inbox-offline");
        await appraiser.Page.UnrouteAllAsync();
        await appraiser.Page.ClickAsync(".offline button");

        await Expect(appraiser.Page.Locator(".offline")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Bulk_TickedRows_EachHasItsResult([Values] bool script)
    {
        var names = script ? (string[])["Đặng Thị Mến", "Lã Thị Chinh"] : ["Trịnh Thị Thơm", "Phan Văn Nghiêm"];
        await Appraisals(names);
        await using var appraiser = await Desk.Of("chuyenvien2", script: script);
        await appraiser.Go(Unclaimed);
        Assert.That(await appraiser.Page.IsVisibleAsync(".bulk"), Is.False);

        foreach (var name in names) await Row(appraiser, name).Locator(".tick").CheckAsync();
        if (script)
        {
            Assert.That(await appraiser.Page.InnerTextAsync("#picked"), Is.EqualTo("Đã chọn 2 việc"));
            await appraiser.InspectAtBothWidths("inbox-ticked");
        }
        Assert.That(await appraiser.Page.IsVisibleAsync(".sortnote"), Is.False);
        await appraiser.Page.ClickAsync(".bulk button[value=nhan]");

        Assert.That(await appraiser.Page.InnerTextAsync("#h-result"), Is.EqualTo("Nhận việc: 2 được, 0 không"));
        if (script) await appraiser.InspectAtBothWidths("bulk-result");
        await appraiser.Page.ClickAsync("main .btn.p");
        Assert.That(new Uri(appraiser.Page.Url).PathAndQuery, Is.EqualTo(Unclaimed));
    }

    [Test]
    public async Task Bulk_AssignAndComplete_AskFirst()
    {
        await Appraisals("Tạ Văn Lượng", "Ngô Thị Lụa");
        await using var head = await Desk.Of("truongphong");
        await head.Go("/viec?hop=don-vi");
        await Row(head, "Tạ Văn Lượng").Locator(".tick").CheckAsync();
        await Row(head, "Ngô Thị Lụa").Locator(".tick").CheckAsync();

        await head.Page.ClickAsync(".bulk button[value=giao]");
        await head.InspectAtBothWidths("bulk-assign");
        await head.Page.SelectOptionAsync("#officerId", "chuyenvien");
        await head.Page.ClickAsync("form .btn.p");
        Assert.That(await head.Page.InnerTextAsync("[role=alert]"), Does.Contain("lý do"));
        await head.Page.FillAsync("#reason", "Chia đều việc.");
        await head.Page.ClickAsync("form .btn.p");
        Assert.That(await head.Page.InnerTextAsync("#h-result"), Is.EqualTo("Giao việc: 2 được, 0 không"));

        await using var appraiser = await Desk.Of("chuyenvien");
        await appraiser.Go("/viec");
        await Row(appraiser, "Ngô Thị Lụa").Locator(".tick").CheckAsync();
        await appraiser.Page.ClickAsync(".bulk button[value=xong]");
        Assert.That(await appraiser.Page.InnerTextAsync("main"), Does.Contain("cần điền biểu mẫu"));
    }

    [Test]
    public async Task ClaimCompleteNext_ByKeysAlone_LandsOnTheNextTask()
    {
        await Appraisals("Vũ Đình Khoát", "Mai Văn Tám");
        await using var appraiser = await Desk.Of("chuyenvien2");
        var keys = appraiser.Page.Keyboard;
        await appraiser.Go(Unclaimed);
        foreach (var name in (string[])["Vũ Đình Khoát", "Mai Văn Tám"])
        {
            await GoTo(appraiser, name);
            await keys.PressAsync("x");
        }
        await keys.PressAsync("c");
        await Expect(appraiser.Page.Locator("#h-result")).ToHaveTextAsync("Nhận việc: 2 được, 0 không");
        await keys.PressAsync("n");
        await appraiser.Page.WaitForURLAsync("**" + Unclaimed);
        await keys.PressAsync("g");
        await keys.PressAsync("1");
        await appraiser.Page.WaitForURLAsync("**/viec");
        await GoTo(appraiser, "Vũ Đình Khoát");
        await keys.PressAsync("Enter");
        await appraiser.Page.WaitForURLAsync("**/viec/*-*");
        var first = appraiser.Page.Url;

        await appraiser.Page.FocusAsync("[name='form.floorArea']");
        await keys.TypeAsync("120,5");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("3");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Đủ điều kiện cấp phép.");
        await keys.PressAsync("Control+Enter");
        await appraiser.Page.WaitForURLAsync("**/viec");
        await Expect(appraiser.Page.Locator("[data-focus]")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await appraiser.Page.WaitForURLAsync("**/viec/*-*");

        Assert.That(appraiser.Page.Url, Is.Not.EqualTo(first));
        Assert.That(await appraiser.Page.Locator("form button[name=outcome]").CountAsync(), Is.GreaterThan(0));
    }

    [Test]
    public async Task Keys_SwitchedOff_PressNothing()
    {
        await using var appraiser = await Desk.Of("chuyenvien2");
        await appraiser.Page.Keyboard.PressAsync("?");
        await Expect(appraiser.Page.Locator("#keys")).ToBeVisibleAsync();
        await appraiser.Inspect("keys");
        await appraiser.Page.CheckAsync("#keys-off");
        await appraiser.Page.ClickAsync("[data-close]");

        await appraiser.Page.Keyboard.PressAsync("g");
        await appraiser.Page.Keyboard.PressAsync("2");
        await appraiser.Page.Keyboard.PressAsync("?");

        Assert.That(new Uri(appraiser.Page.Url).PathAndQuery, Is.EqualTo("/viec"));
        await Expect(appraiser.Page.Locator("#keys")).ToBeHiddenAsync();
    }

    [Test]
    public async Task FilterAndColumns_ChosenBesideTheList_StayForTheNextTime([Values] bool script)
    {
        var name = script ? "Việc của phòng" : "Việc của phòng, không script";
        await Appraisals("Lương Văn Tư");
        await using var head = await Desk.Of("truongphong", script: script);
        await head.Go("/viec?hop=don-vi");

        await head.Page.ClickAsync("summary:has-text('Lưu bộ lọc')");
        await head.Page.FillAsync("#filter-name", name);
        await head.Page.SelectOptionAsync("#filter-unit", SampleOffice.ConstructionDivision);
        await head.Page.ClickAsync(".pop button:has-text('Lưu')");
        await head.Page.ClickAsync("summary:has-text('Cột')");
        await head.Page.CheckAsync("input[name=cot][value=Procedure]");
        await head.Page.UncheckAsync("input[name=cot][value=Appointed]");
        await head.Page.ClickAsync(".pop button:has-text('Áp dụng')");
        await using var appraiser = await Desk.Of("chuyenvien", script: script);
        await appraiser.Page.ClickAsync($".side a:text-is('{name}')");

        Assert.That(await head.Page.InnerTextAsync("thead"), Does.Contain("Mã thủ tục").And.Not.Contain("Hẹn trả"));
        Assert.That(await head.Page.InnerTextAsync("tbody"), Does.Contain(PermitProcedure.Code));
        Assert.That(await appraiser.Heading(), Is.EqualTo("Việc của đơn vị"));
        if (script) await head.InspectAtBothWidths("inbox-columns");
        await head.Go("/viec/tuy-chinh");
        if (script) await head.InspectAtBothWidths("inbox-settings");
        await head.Page.ClickAsync($"button[aria-label='Xóa bộ lọc {name}']");
        Assert.That(await head.Page.InnerTextAsync(".note.good"), Does.Contain("Đã xóa"));
    }

    /// <summary>Moves to the row of an applicant by the keys alone.</summary>
    private static async Task GoTo(Desk desk, string applicant)
    {
        for (var i = 0; i < 60; i++)
        {
            await desk.Page.Keyboard.PressAsync("j");
            if ((await desk.Page.InnerTextAsync("tr.item.at")).Contains(applicant, StringComparison.Ordinal)) return;
        }
        for (var i = 0; i < 60; i++)
        {
            if ((await desk.Page.InnerTextAsync("tr.item.at")).Contains(applicant, StringComparison.Ordinal)) return;
            await desk.Page.Keyboard.PressAsync("k");
        }
        Assert.Fail($"No row of {applicant}.");
    }

    private static ILocator Row(Desk desk, string applicant) => desk.Page.Locator("tr.item").Filter(new LocatorFilterOptions { HasText = applicant });

    /// <summary>Dossiers that wait to be appraised, received and forwarded over the API.</summary>
    private static async Task Appraisals(params string[] applicants)
    {
        var reception = await Browser.Office.Host.Machine("tiepnhan");
        foreach (var applicant in applicants)
        {
            JsonElement received = await PermitOffice.Receive(reception, PermitOffice.Application(applicant));
            await PermitOffice.Complete(reception, PermitOffice.OpenTask(received), PermitOffice.Forwarded);
        }
    }

    private static async Task Until(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (!holds()) await Task.Delay(20, limit.Token);
    }
}
