using System.Net;
using Microsoft.Extensions.Options;
using Workflow.Core.Offices;
using Workflow.Host.Accounts;
using Workflow.Host.Sample;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;

namespace Workflow.IntegrationTests.Hosting;

public sealed class SampleGuardTests
{
    private const string Path = "/mau/dong-vai";
    private static readonly Dictionary<string, string?> Sample = new() { ["Sample:Enabled"] = "true" };

    [Test]
    public async Task ActAs_SampleDatabaseFromThisMachine_OpensASession()
    {
        await using var host = await HostFixture.Start(Sample, Mark);
        var client = host.Anonymous();

        using var answer = await HostFixture.PostForm(client, Path, ("officer", "giamdoc"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await client.GetStringAsync(new Uri("/api/me", UriKind.Relative)), Does.Contain("giamdoc"));
    }

    [TestCase("/ho-so?ma=1", "/ho-so?ma=1")]
    [TestCase("/viec/1?tu=hop&handler=Return", "/viec/1?tu=hop")]
    [TestCase("//attacker.example/viec", "/")]
    [TestCase("", "/")]
    public async Task ActAs_ForWhoeverWantedToGoSomewhere_LeadsThere(string wanted, string expected)
    {
        await using var host = await HostFixture.Start(Sample, Mark);

        using var answer = await HostFixture.PostForm(host.Anonymous(), Path, ("officer", "giamdoc"), (SessionCookie.ReturnParameter, wanted));

        Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task ActAs_AfterAFormThatWasSentTooLate_SendsItOn()
    {
        const string kept = """{"note":["Đã xem bản vẽ"]}""";
        await using var host = await HostFixture.Start(Sample, Mark);
        var client = host.Anonymous();

        using var choice = await HostFixture.PostForm(client, $"{Path}?handler=Keep", (SessionCookie.ReturnParameter, "/viec/1"), (KeptPost.Field, kept));
        var carried = WebUtility.HtmlDecode(await choice.Content.ReadAsStringAsync());
        using var chosen = await HostFixture.PostForm(client, Path, ("officer", "giamdoc"), (SessionCookie.ReturnParameter, "/viec/1"), (KeptPost.Field, kept));

        Assert.That(carried, Does.Contain($"value=\"{kept}\"").And.Contain("value=\"/viec/1\"").And.Contain("value=\"giamdoc\""));
        Assert.That(WebUtility.HtmlDecode(await chosen.Content.ReadAsStringAsync()), Does.Contain(">Đã xem bản vẽ</textarea>").And.Contain("action=\"/viec/1\""));
    }

    [Test]
    public async Task SignIn_AfterAFormThatWasSentTooLate_LeadsToTheChoiceWithIt()
    {
        await using var host = await HostFixture.Start(Sample, Mark);
        var browser = host.Anonymous();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        using var asked = await browser.PostAsync(new Uri($"/viec/{Guid.NewGuid()}", UriKind.Relative), new FormUrlEncodedContent([new("note", "Đã xem bản vẽ")]));

        Assert.That(await asked.Content.ReadAsStringAsync(), Does.Contain($"formaction=\"{Path}?handler=Keep\"").And.Not.Contain($"href=\"{Path}?"));
    }

    [TestCase("X-Forwarded-For", "10.0.0.7")]
    [TestCase("Forwarded", "for=10.0.0.7")]
    [TestCase("Host", "attacker.example")]
    public async Task ActAs_ThroughAProxyOrUnderAnotherName_IsNotFound(string header, string value)
    {
        await using var host = await HostFixture.Start(Sample, Mark);

        Assert.That(await StatusOf(host, header, value), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ActAs_RunWithoutSample_IsNotFound()
    {
        await using var host = await HostFixture.Start(null, Mark);

        Assert.That(await StatusOf(host), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ActAs_ConfiguredProxy_IsNotFound()
    {
        await using var host = await HostFixture.Start(new Dictionary<string, string?>(Sample) { ["Edge:TrustedProxies:0"] = "10.0.0.1" }, Mark);

        Assert.That(await StatusOf(host), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(null)]
    [TestCase("making")]
    public void Sample_DatabaseItDidNotMakeOrNotFinish_IsRefusedAtStart(string? marker)
    {
        Action<WorkflowDbContext> seed = marker is null ? _ => { } : db => db.Settings.Add(new Setting { Key = Setting.SampleOffice, Value = marker });

        Assert.That(async () => await HostFixture.Start(Sample, seed), Throws.InstanceOf<OptionsValidationException>());
    }

    private static void Mark(WorkflowDbContext db) => db.Settings.Add(new Setting { Key = Setting.SampleOffice, Value = SampleStart.Made });

    private static async Task<HttpStatusCode> StatusOf(HostFixture host, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Path, UriKind.Relative));
        if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await host.Anonymous().SendAsync(request);
        return answer.StatusCode;
    }
}
