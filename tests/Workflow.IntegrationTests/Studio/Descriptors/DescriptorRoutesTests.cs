using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Hosting;
using Workflow.Host.Procedures;
using Workflow.Interpretation;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Studio.Descriptors;

/// <summary>What the designer asks about what can be drawn, through the real host.</summary>
public sealed class DescriptorRoutesTests
{
    private const string Activities = "/elsa/api/descriptors/activities";

    private HostFixture host = null!;
    private HttpClient designer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        var published = await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default);
        Assert.That(published.IsRejected, Is.False);
        designer = await host.Officer("thietke");
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCase("/elsa/api/descriptors/activities?Refresh=True")]
    [TestCase("/elsa/api/descriptors/expression-descriptors")]
    [TestCase("/elsa/api/descriptors/variables")]
    [TestCase("/elsa/api/descriptors/storage-drivers")]
    [TestCase("/elsa/api/descriptors/workflow-activation-strategies")]
    [TestCase("/elsa/api/descriptors/incident-strategies")]
    [TestCase("/elsa/api/descriptors/log-persistence-strategies")]
    public async Task Lists_AreFilledAndHoldNoNull(string path)
    {
        var list = await designer.GetFromJsonAsync<JsonObject>(path);

        Assert.That(list!["items"]!.AsArray(), Is.Not.Empty);
        Assert.That((int?)list["count"], Is.EqualTo(list["items"]!.AsArray().Count));
        Assert.That(list.ToJsonString(), Does.Not.Contain(":null"));
    }

    [TestCase("/elsa/api/descriptors/commit-strategies/workflows")]
    [TestCase("/elsa/api/descriptors/commit-strategies/activities")]
    [TestCase("/elsa/api/descriptors/output-converters?sourceType=String&destinationType=Int32")]
    [TestCase("/elsa/api/features/installed")]
    public async Task Lists_OfWhatIsNotChosenHere_AreEmpty(string path) =>
        Assert.That(await designer.GetStringAsync(path), Is.EqualTo("""{"items":[],"count":0}"""));

    [Test]
    public async Task Expressions_AreThoseOfTheRuntimeAndOneIsMoreThanALiteral()
    {
        var list = (await designer.GetFromJsonAsync<JsonObject>("/elsa/api/descriptors/expression-descriptors"))!["items"]!.AsArray();

        Assert.That(list.Select(e => $"{e!["type"]} {e["isBrowsable"]} {e["properties"]!.ToJsonString()}"), Is.EqualTo((string[])
        [
            "Literal false {}", """Variable true {"UIHint":"variable-picker"}""", """Input true {"UIHint":"input-picker"}""", "Object false {}", """JavaScript true {"MonacoLanguage":"javascript"}""",
        ]));
    }

    [TestCase("tiepnhan", HttpStatusCode.OK)]
    [TestCase("kiemsoat", HttpStatusCode.OK)]
    [TestCase(null, HttpStatusCode.Unauthorized)]
    public async Task Activities_AreForWhoeverIsSignedIn(string? officer, HttpStatusCode expected)
    {
        using var client = officer is null ? host.Anonymous() : await host.Officer(officer);

        using var answer = await client.GetAsync(Activities);

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Activities_AskedForAgain_AreNotSentAgain()
    {
        using var first = await Ask(Activities);
        using var again = await Ask(Activities, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var open = await Ask(Activities, r => { r.Headers.IfNoneMatch.Add(first.Headers.ETag!); r.Headers.Add("X-Open-Definition", "permit"); });

        Assert.That((first.StatusCode, first.Headers.ETag!.IsWeak, first.Headers.CacheControl!.NoCache), Is.EqualTo((HttpStatusCode.OK, true, true)));
        Assert.That((again.StatusCode, again.Content.Headers.ContentLength ?? 0), Is.EqualTo((HttpStatusCode.NotModified, 0)));
        Assert.That(open.StatusCode, Is.EqualTo(HttpStatusCode.OK), "another definition is open");
    }

    [Test]
    public async Task Activities_ForABrowser_GoOverTheWireCompressed()
    {
        using var plain = await Ask(Activities);
        using var compressed = await Ask(Activities, r => r.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br")));

        await using var text = new BrotliStream(await compressed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(text);
        Assert.That(compressed.Content.Headers.ContentEncoding, Is.EqualTo((string[])["br"]));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(await plain.Content.ReadAsStringAsync()));
    }

    [TestCase(null, "en-US", "Phê duyệt")]
    [TestCase("en", "vi", "Approve")]
    [TestCase("vi", "en", "Phê duyệt")]
    public async Task Activities_AreInTheLanguageThatTheReaderChose(string? cookie, string browser, string expected)
    {
        using var client = await host.Officer("thietke");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(browser);
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", $"{Language.CookieName}={cookie}");

        var approve = await Descriptor(client, "OneStop.Approve", open: null);

        Assert.That((string?)approve["displayName"], Is.EqualTo(expected));
    }

    [Test]
    public async Task Form_OfAStep_IsChosenFromTheProcedureThatIsOpenAndElseTyped()
    {
        var open = Input(await Descriptor(designer, "OneStop.Appraise", "permit"), "Form");
        var none = Input(await Descriptor(designer, "OneStop.Appraise", open: null), "Form");

        Assert.That((string?)open["uiHint"], Is.EqualTo("dropdown"));
        Assert.That(ItemsOf(open["uiSpecifications"]!), Is.EqualTo((string[])["=(không chọn)", "appraisal=Phiếu thẩm định (appraisal)"]));
        Assert.That((string?)none["uiHint"], Is.EqualTo("singleline"));
    }

    [Test]
    public async Task Unit_OfAStep_IsAskedForWhenItIsShown()
    {
        var input = Input(await Descriptor(designer, "OneStop.Appraise", open: null), "Unit");
        var context = new { context = new { unit = new { typeName = (string?)null, expression = new { type = "Literal", value = "H05.99" } } } };

        using var answer = await designer.PostAsJsonAsync("/elsa/api/descriptors/activities/OneStop.Appraise/options/Unit", context);
        var items = ItemsOf((await answer.Content.ReadFromJsonAsync<JsonObject>())!["items"]!);

        Assert.That(((string?)input["uiHint"], (bool?)input["uiSpecifications"]!["Refresh"]), Is.EqualTo(("dropdown", true)));
        Assert.That(items, Is.SupersetOf((string[])["=(không chọn)", "H05.14.02=Sở Xây dựng › Phòng Quản lý xây dựng (H05.14.02)", "H05.99=H05.99 (không có trong danh sách)"]));
    }

    [Test]
    public async Task Activities_DefinitionOfUsePublished_CanBeDrawnFromThenOn()
    {
        using var before = await Ask(Activities);
        var inner = Drawing.Json("a:Step").AsActivity("XacMinh");

        await host.Services.GetRequiredService<PublishVersion>().Publish(DrawnProcedure.Package(inner), "kiemsoat", null, default);
        using var after = await Ask(Activities, r => r.Headers.IfNoneMatch.Add(before.Headers.ETag!));

        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await after.Content.ReadAsStringAsync(), Does.Contain("\"typeName\":\"XacMinh\""));
    }

    [Test]
    public async Task Declarations_OfADefinition_AreText()
    {
        using var answer = await designer.PostAsJsonAsync("/elsa/api/scripting/javascript/type-definitions/permit", new { workflowDefinitionId = "permit", activityTypeName = "OneStop.Approve", propertyName = "Title" });

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("declare function getOutcomeFromApprove(): any;"));
    }

    [Test]
    public async Task Test_OfAnActivity_IsRefusedWithASentence()
    {
        using var answer = await designer.PostAsJsonAsync("/elsa/api/tests/activities", new { });
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)body!["errors"]!["activity"]![0], Does.StartWith("Không chạy thử"));
    }

    [TestCase("GET", "/elsa/api/labels")]
    [TestCase("POST", "/elsa/api/agents/x-1/run")]
    [TestCase("DELETE", "/elsa/api/descriptors/activities")]
    public async Task AnythingElse_IsNotFoundWithoutABody(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await designer.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
    }

    private Task<HttpResponseMessage> Ask(string path, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return designer.SendAsync(request);
    }

    private static async Task<JsonNode> Descriptor(HttpClient client, string type, string? open)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Activities);
        if (open is not null) request.Headers.Add("X-Open-Definition", open);
        using var answer = await client.SendAsync(request);
        var list = JsonSerializer.Deserialize<JsonObject>(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
        return list!["items"]!.AsArray().Single(d => (string?)d!["typeName"] == type)!;
    }

    private static JsonNode Input(JsonNode descriptor, string name) => descriptor["inputs"]!.AsArray().Single(i => (string?)i!["name"] == name)!;

    private static IEnumerable<string> ItemsOf(JsonNode specifications) =>
        specifications["dropdown"]!["selectList"]!["items"]!.AsArray().Select(i => $"{i!["value"]}={i["text"]}");
}
