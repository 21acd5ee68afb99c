using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Testing;

namespace Workflow.BrowserTests;

/// <summary>The systems that are told by webhook, from the empty list to the removal, as the administrator walks through it.</summary>
[Parallelizable]
public sealed class WebhookPagesTests
{
    private HostFixture host = null!;
    private Desk administrator = null!;

    [SetUp]
    public async Task Open()
    {
        host = await HostFixture.Start(new Dictionary<string, string?> { ["Outbox:Sends"] = "false", ["Outbox:AllowedHosts:0"] = "hooks.bacninh.example" });
        administrator = await Desk.Open(1280, address: host.Address);
        await administrator.SignIn("quantri");
    }

    [TearDown]
    public async Task Close()
    {
        await administrator.DisposeAsync();
        await host.DisposeAsync();
    }

    [Test]
    public async Task Subscription_FromTheEmptyListToItsRemoval_IsCleanAtEachStep()
    {
        await administrator.Page.ClickAsync("summary.account");
        await administrator.Page.ClickAsync("a:has-text('Hệ thống nhận')");
        await administrator.InspectAtBothWidths("webhooks-empty");
        await administrator.Page.ClickAsync("a:has-text('Thêm hệ thống nhận')");
        await administrator.Page.FillAsync("#url", "https://la.example/nhan");
        await administrator.Page.ClickAsync("button:has-text('Thêm và xem khóa ký')");
        await Assertions.Expect(administrator.Page.Locator(".note.err")).ToBeFocusedAsync();
        await administrator.InspectAtBothWidths("webhook-refused");

        await Fill();
        await Assertions.Expect(administrator.Page.Locator("#secret")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^whsec_"));
        await administrator.InspectAtBothWidths("webhook-secret");
        await administrator.Go(administrator.Page.Url);
        await Assertions.Expect(administrator.Page.Locator("#secret")).ToHaveCountAsync(0);

        await administrator.Page.ClickAsync("button:has-text('Gửi thử')");
        await administrator.Page.ClickAsync("button:has-text('Tạm dừng gửi')");
        await Assertions.Expect(administrator.Page.Locator(".note.good")).ToContainTextAsync("Đã tạm dừng");
        await administrator.Go("/he-thong-nhan");
        await administrator.InspectAtBothWidths("webhooks");
        await administrator.Page.ClickAsync("a:has-text('Xem nhật ký gửi')");
        Assert.That(await administrator.Page.InnerTextAsync("tbody"), Does.Contain("Webhook: Kho dữ liệu tỉnh"));
        await administrator.InspectAtBothWidths("webhook-log");

        await administrator.Go("/he-thong-nhan");
        await administrator.Page.ClickAsync("tbody a.strong");
        await administrator.Page.ClickAsync("summary:has-text('Gỡ hệ thống này')");
        await administrator.InspectAtBothWidths("webhook-remove");
        await administrator.Page.ClickAsync("button:has-text('Gỡ hệ thống')");
        await Assertions.Expect(administrator.Page.Locator(".note.good")).ToContainTextAsync("Đã gỡ Kho dữ liệu tỉnh");
    }

    [Test]
    public async Task Secret_Copied_IsOnTheClipboardAndSaidAloud()
    {
        await administrator.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await administrator.Go("/he-thong-nhan/them-moi");
        await Fill();
        var secret = await administrator.Page.InputValueAsync("#secret");

        await administrator.Page.FocusAsync("[data-copy]");
        await administrator.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(administrator.Page.Locator("[data-copy-said]")).ToHaveTextAsync("Đã chép khóa");
        Assert.That(await administrator.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), Is.EqualTo(secret));
    }

    [Test]
    public async Task Pages_InTheDarkAndInEnglish_AreClean()
    {
        await administrator.Page.ClickAsync("button[name=theme]");
        await administrator.Page.ClickAsync("button[name=theme]");
        await administrator.Go("/he-thong-nhan/them-moi");
        await Fill();
        await administrator.InspectAtBothWidths("webhook-secret-dark");
        await administrator.Page.ClickAsync("summary.account");
        await administrator.Page.ClickAsync("button[name=language]");
        await administrator.Go("/he-thong-nhan");

        Assert.That(await administrator.Heading(), Is.EqualTo("Receiving systems"));
        await administrator.InspectAtBothWidths("webhooks-dark-en");
    }

    private async Task Fill()
    {
        await administrator.Page.FillAsync("#name", "Kho dữ liệu tỉnh");
        await administrator.Page.FillAsync("#url", "https://hooks.bacninh.example/mot-cua");
        await administrator.Page.CheckAsync("input[value=StepOverdue]");
        await administrator.Page.CheckAsync("input[value=DossierOverdue]");
        await administrator.Page.ClickAsync("button:has-text('Thêm và xem khóa ký')");
        await administrator.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/he-thong-nhan/[0-9a-f-]{36}$"));
    }
}
