using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Notices;

/// <summary>The pages of the systems that are told by webhook: what they take, what they refuse, and the secret that is shown once.</summary>
public sealed partial class WebhookPagesTests
{
    private const string List = "/he-thong-nhan";
    private const string New = "/he-thong-nhan/them-moi";
    private const string Allowed = "https://hooks.bacninh.example/mot-cua";

    private HostFixture host = null!;
    private HttpClient administrator = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start(new Dictionary<string, string?>
        {
            ["Outbox:Sends"] = "false", ["Outbox:AllowedHosts:0"] = "hooks.bacninh.example", ["Outbox:AllowedHosts:1"] = "10.0.0.7", ["Outbox:AllowedHosts:2"] = "localhost",
        });
        administrator = await host.Officer("quantri");
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("giamsat"), TestCase("kiemsoat"), TestCase("tiepnhan")]
    public async Task Page_ForAnybodyButTheAdministrator_IsForbidden(string officer)
    {
        var client = await host.Officer(officer);

        foreach (var path in new[] { List, New, $"{List}/{Guid.NewGuid()}" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }
        Assert.That(await client.GetStringAsync(new Uri("/nhan-thong-bao", UriKind.Relative)), Does.Not.Contain(List));
    }

    [Test]
    public async Task Menu_OfTheAdministrator_LeadsToTheEmptyList()
    {
        Assert.That(await Get("/nhan-thong-bao"), Does.Contain($"href=\"{List}\""));
        Assert.That(await Get(List), Does.Contain("Chưa có hệ thống nào nhận thông báo"));
    }

    [Test]
    public async Task Secret_AfterAdding_IsShownOnceAndNeverAgain()
    {
        var path = await Add();

        var (first, second) = (await Get(path), await Get(path));

        Assert.That(first, Does.Match("value=\"whsec_[A-Za-z0-9+/=]{44}\"").And.Contain("chỉ hiện lần này"));
        Assert.That(second, Does.Not.Contain("whsec_"));
        Assert.That(await Get(List), Does.Contain("Kho dữ liệu tỉnh").And.Not.Contain("whsec_"));
    }

    [Test]
    public async Task Renew_GivesAnotherSecret()
    {
        var path = await Add();
        var before = Secret().Match(await Get(path)).Value;

        using var renewed = await Act(path, "Renew", 1);
        var after = Secret().Match(await Get(path)).Value;

        Assert.That(renewed.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(after, Is.Not.Empty.And.Not.EqualTo(before));
    }

    [TestCase("ftp://hooks.bacninh.example/", "phải là địa chỉ http hoặc https đầy đủ")]
    [TestCase("https://la.example/", "không nằm trong danh sách được phép gọi")]
    [TestCase("http://10.0.0.7/", "có địa chỉ trong mạng nội bộ")]
    [TestCase("http://localhost/", "có địa chỉ trong mạng nội bộ")]
    public async Task Add_AddressThatMayNotBeCalled_SaysWhyBesideTheFieldAndKeepsWhatWasTyped(string url, string why)
    {
        using var answer = await HostFixture.PostForm(administrator, New, ("name", "Kho dữ liệu tỉnh"), ("url", url), ("kinds", "StepOverdue"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page, Does.Contain("href=\"#url\"").And.Match($"id=\"url-e\">.*{why}"));
        Assert.That(page, Does.Contain("value=\"Kho dữ liệu tỉnh\"").And.Contain($"value=\"{url}\"").And.Match("value=\"StepOverdue\" checked"));
        Assert.That(await Get(List), Does.Contain("Chưa có hệ thống nào"));
    }

    [Test]
    public async Task Add_NothingFilledIn_ListsEachField()
    {
        using var answer = await HostFixture.PostForm(administrator, New, ("name", " "));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("href=\"#name\"").And.Contain("href=\"#url\"").And.Contain("href=\"#kinds\"").And.Contain("còn 3 chỗ"));
    }

    [Test]
    public async Task Save_AtAStaleRevision_IsAConflictAndKeepsWhatWasTyped()
    {
        var path = await Add();
        using var paused = await Act(path, "Switch", 1, ("isActive", "false"));

        using var late = await Act(path, "Save", 1, ("name", "Kho khác"), ("url", Allowed), ("kinds", "Digest"));
        var page = await late.Content.ReadAsStringAsync();

        Assert.That((paused.StatusCode, late.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Conflict)));
        Assert.That(page, Does.Contain("vừa sửa hệ thống nhận này").And.Contain("value=\"Kho khác\"").And.Contain("Tạm dừng").And.Contain("name=\"revision\" value=\"2\""));
    }

    [Test]
    public async Task SaveSwitchTestAndRemove_DoWhatTheApiShows()
    {
        var path = await Add();

        using var saved = await Act(path, "Save", 1, ("name", "Kho số liệu"), ("url", Allowed), ("kinds", "Digest"), ("kinds", "StepNear"));
        using var paused = await Act(path, "Switch", 2, ("isActive", "false"));
        var stored = (await administrator.GetFromJsonAsync<WebhookAnswer[]>(new Uri("/api/webhooks", UriKind.Relative)))!.Single();
        using var tested = await Act(path, "Test", 3);
        var log = await Get($"/nhat-ky-gui?kenh=webhook%3A{stored.Id:N}");
        var other = await Get($"/nhat-ky-gui?kenh=webhook%3A{Guid.NewGuid():N}");
        using var removed = await Act(path, "Remove", 3);

        Assert.That((stored.Name, stored.IsActive, string.Join(',', stored.Kinds), stored.Revision), Is.EqualTo(("Kho số liệu", false, "StepNear,Digest", 3)));
        Assert.That(log, Does.Contain("Webhook: Kho số liệu").And.Contain("Đang chờ gửi"));
        Assert.That(other, Does.Contain("Không có thông điệp nào"));
        Assert.That(new[] { saved, paused, tested, removed }.Select(a => a.StatusCode), Is.All.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Get(List), Does.Contain("Đã gỡ Kho số liệu"));
    }

    [Test]
    public async Task Change_ByTheApiWithAStaleIfMatch_IsAConflict()
    {
        var path = await Add();
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/webhooks/{path[(List.Length + 1)..]}", UriKind.Relative))
        {
            Content = JsonContent.Create(new { name = "Kho", url = Allowed, kinds = new[] { "Digest" } }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        using var answer = await administrator.SendAsync(request);

        Assert.That((answer.StatusCode, (await answer.ReadJson()).Text("code")), Is.EqualTo((HttpStatusCode.Conflict, "WebhookMovedOn")));
    }

    private async Task<string> Add()
    {
        using var added = await HostFixture.PostForm(administrator, New, ("name", "Kho dữ liệu tỉnh"), ("url", Allowed), ("kinds", "StepOverdue"), ("kinds", "DossierOverdue"));
        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await added.Content.ReadAsStringAsync());
        return added.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> Act(string path, string act, int revision, params (string Name, string Value)[] fields) =>
        HostFixture.PostForm(administrator, $"{path}?handler={act}", [("revision", $"{revision}"), ("Idempotency-Key", Guid.NewGuid().ToString("N")), .. fields]);

    private async Task<string> Get(string path) => WebUtility.HtmlDecode(await administrator.GetStringAsync(new Uri(path, UriKind.Relative)));

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+")]
    private static partial Regex Secret();

    private sealed record WebhookAnswer(Guid Id, string Name, bool IsActive, string[] Kinds, int Revision);
}
