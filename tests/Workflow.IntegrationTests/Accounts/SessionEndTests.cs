using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Workflow.Host.Accounts;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using static Workflow.IntegrationTests.Dossiers.PermitOffice;

namespace Workflow.IntegrationTests.Accounts;

/// <summary>A session that ends in the middle of typing: nothing typed is lost, with or without script.</summary>
public sealed partial class SessionEndTests
{
    private const string Typed = "Đã xem bản vẽ móng, đủ điều kiện.";

    private PermitOffice office = null!;
    private JsonElement task;

    [SetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        var reception = await office.Host.Machine("tiepnhan");
        task = OpenTask(await Complete(reception, OpenTask(await Receive(reception)), Forwarded));
    }

    [TearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    public async Task Post_WithoutASession_IsSentOnAfterSigningIn()
    {
        var browser = Browser();
        using var asked = await Post(browser, Path, Filled);
        using var wrong = await Post(browser, SessionCookie.SignInPath, [.. await Hidden(asked), ("Name", "chuyenvien"), ("Password", "sai")]);
        using var signedIn = await Post(browser, SessionCookie.SignInPath, [.. await Hidden(wrong), ("Name", "chuyenvien"), ("Password", SampleOffice.Password)]);
        var kept = await Page(signedIn);

        using var done = await Post(browser, Path, await Hidden(signedIn));

        Assert.That((asked.StatusCode, signedIn.StatusCode, done.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Redirect)));
        Assert.That(await Page(asked), Does.Contain("Phiên làm việc đã hết"));
        Assert.That(kept, Does.Contain("Đã đăng nhập lại").And.Contain($">{Typed}</textarea>").And.Contain($"action=\"{Path}\""));
        using var after = await (await office.Host.Machine("chuyenvien")).GetAsync(new Uri($"/api/tasks/{task.Text("id")}", UriKind.Relative));
        Assert.That((await after.ReadJson()).GetProperty("task").Text("outcome"), Is.EqualTo("Eligible"));
    }

    [Test]
    public async Task Post_OfAnOtherActWithoutASession_LeadsBackToThePageAndNotToTheAct()
    {
        var browser = Browser();
        using var asked = await Post(browser, $"{Path}?tu=hop%3Dchua-nhan&handler=Return", [.. Filled, ("stepKey", "receive"), ("reason", Typed)]);
        using var signedIn = await Post(browser, SessionCookie.SignInPath, [.. await Hidden(asked), ("Name", "chuyenvien"), ("Password", SampleOffice.Password)]);

        var kept = await Page(signedIn);

        Assert.That(kept, Does.Contain($"action=\"{Path}?tu=hop%3Dchua-nhan&handler=Return\"").And.Contain($"href=\"{Path}?tu=hop%3Dchua-nhan\""));
    }

    [Test]
    public async Task Post_OfAnotherSiteWithoutASession_IsNotKept()
    {
        using var elsewhere = Browser();
        elsewhere.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        elsewhere.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var asked = await Post(elsewhere, Path, Filled);

        Assert.That((asked.StatusCode, asked.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, $"{SessionCookie.SignInPath}?{SessionCookie.ReturnParameter}={Uri.EscapeDataString(Path)}")));
        Assert.That(await Page(asked), Does.Not.Contain(Typed));
    }

    [Test]
    public async Task Get_OfAnActThatIsNone_IsNotFound()
    {
        using var answer = await (await office.Host.Officer("chuyenvien")).GetAsync(new Uri($"{Path}?handler=Return", UriKind.Relative));

        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    [Test]
    public async Task Script_ThatSavesADraftWithoutASession_IsToldSo()
    {
        using var answer = await office.Host.Anonymous().PostAsync(new Uri($"{Path}?handler=Draft", UriKind.Relative), new FormUrlEncodedContent([new("note", Typed)]));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain(Typed));
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/viec")]
    public async Task SignIn_WithAKeptFormForAnotherSite_SendsNothingThere(string address)
    {
        var browser = Browser();
        var token = await HostFixture.FormTokenOf(browser, SessionCookie.SignInPath);

        using var answer = await Post(
            browser, SessionCookie.SignInPath,
            [(HostFixture.TokenField, token), (SessionCookie.ReturnParameter, address), (KeptPost.Field, """{"note":["x y"]}"""), ("Name", "chuyenvien"), ("Password", SampleOffice.Password)]);

        Assert.That(await Page(answer), Does.Not.Contain("evil.example"));
    }

    [TestCase("không phải JSON")]
    [TestCase("[1]")]
    [TestCase("{\"note\":\"x\"}")]
    public async Task SignIn_WithAKeptFormThatCannotBeRead_GoesOnWithout(string kept)
    {
        var browser = Browser();
        var token = await HostFixture.FormTokenOf(browser, SessionCookie.SignInPath);

        using var answer = await Post(
            browser, SessionCookie.SignInPath, [(HostFixture.TokenField, token), (SessionCookie.ReturnParameter, Path + "?handler=Return"), (KeptPost.Field, kept), ("Name", "chuyenvien"), ("Password", SampleOffice.Password)]);

        Assert.That((answer.StatusCode, answer.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Redirect, Path)));
    }

    private string Path => $"/viec/{task.Text("id")}";

    private (string, string)[] Filled =>
    [
        (HostFixture.TokenField, "của phiên cũ"), ("Idempotency-Key", "page-1"), ("revision", task.GetProperty("revision").GetInt32().ToString(CultureInfo.InvariantCulture)),
        ("outcome", "Eligible"), ("form.floorArea", "120,5"), ("form.floors", "3"), ("record.appraisal", Typed),
    ];

    private HttpClient Browser()
    {
        var browser = office.Host.Anonymous();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    private static Task<HttpResponseMessage> Post(HttpClient browser, string path, IEnumerable<(string Name, string Value)> fields) =>
        browser.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private static async Task<string> Page(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    /// <summary>The hidden fields of the form in the middle of a page, as a browser would send them.</summary>
    private static async Task<IEnumerable<(string, string)>> Hidden(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        return HiddenField().Matches(main).Select(m => (WebUtility.HtmlDecode(m.Groups["name"].Value), WebUtility.HtmlDecode(m.Groups["value"].Value)));
    }

    [GeneratedRegex("<input (?:name=\"(?<name>[^\"]+)\" type=\"hidden\"|type=\"hidden\" name=\"(?<name>[^\"]+)\") value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();
}
