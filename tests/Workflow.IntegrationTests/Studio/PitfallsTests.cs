using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Persistence;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>What makes Studio fail without a word: nulls, types without a descriptor, missing links, and refusals in any other form than its own.</summary>
public sealed class PitfallsTests
{
    private const string Permit = "permit";
    private const string Broken = """
        { "definitionId": "vo-nhieu", "name": "Vẽ dở", "toolVersion": "3", "variables": null, "inputs": null, "outputs": null, "outcomes": null, "customProperties": null, "options": null,
          "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "customProperties": null, "metadata": null, "variables": null,
            "activities": [
              { "id": "a", "type": "OneStop.Receive", "version": 1, "metadata": null, "customProperties": null },
              { "id": "b", "type": "Elsa.SendEmail", "version": 3 },
              { "id": "c", "type": "Elsa.Flowchart", "activities": null, "connections": null } ],
            "connections": [
              { "source": { "activity": "a", "port": "Forwarded" }, "target": { "activity": "b" }, "vertices": null },
              { "source": { "activity": "b" }, "target": { "activity": "khong-co" }, "vertices": [] },
              null ] } }
        """;

    private HostFixture host = null!;
    private HttpClient browser = null!;
    private StudioClient designer = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        designer = await StudioClient.Of(host, "thietke");
        browser = await host.Officer("thietke");
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Open_DefinitionWithNullsAndLooseEnds_IsCompleteAndHasNone()
    {
        Assert.That((await designer.Post("/workflow-definitions/import", Broken)).Status, Is.EqualTo(HttpStatusCode.OK));

        var opened = await designer.Get("/workflow-definitions/by-definition-id/vo-nhieu?versionOptions=Latest");

        Assert.That(Nulls(opened), Is.Empty);
        Assert.That(opened["toolVersion"], Is.Null);
        Assert.That(Activities(opened["root"]!).Select(a => a["nodeId"]?.GetValue<string>()), Is.EqualTo((string[])["Workflow1:flow", "Workflow1:flow:a", "Workflow1:flow:b", "Workflow1:flow:c"]));
        Assert.That(opened["root"]!["connections"]!.AsArray().Select(c => c!["target"]!["activity"]!.GetValue<string>()), Is.EqualTo((string[])["b"]));
        Assert.That(opened["root"]!["activities"]![2]!["connections"], Is.InstanceOf<JsonArray>());
    }

    [Test]
    public async Task Descriptors_OfEveryDefinitionThatIsOpen_HoldEachOfItsTypesOnce()
    {
        string[] files = [Broken, .. Directory.EnumerateFiles(Repository.Workflows, "*.process.json", SearchOption.AllDirectories).Select(File.ReadAllText)];
        foreach (var file in files)
        {
            var (_, text) = await designer.Post("/workflow-definitions/import", file);
            var definition = JsonNode.Parse(text)!;

            var described = await Described(definition["definitionId"]!.GetValue<string>());

            Assert.That(described, Is.Unique);
            Assert.That(Activities(definition["root"]!).Select(KeyOf).Distinct(), Is.SubsetOf(described), definition["name"]!.GetValue<string>());
        }
    }

    [Test]
    public async Task Answers_ToWhoeverDraws_HaveTheLinkThatKeepsTheEditorOpen()
    {
        await PublishPermit();
        var controller = await StudioClient.Of(host, "kiemsoat");
        var opened = (await controller.Get($"/workflow-definitions/by-definition-id/{Permit}")).AsObject();
        opened["description"] = "Mô tả mới";

        var saved = await controller.Save(opened);
        var published = JsonNode.Parse((await controller.Post($"/workflow-definitions/{Permit}/publish", "{}")).Text)!["workflowDefinition"]!;
        var imported = JsonNode.Parse((await controller.Post("/workflow-definitions/import", Broken)).Text)!;
        var list = await controller.Get("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10");

        Assert.That(new[] { saved, published, imported }.Select(d => Relations(d).Contains("publish")), Has.All.True);
        Assert.That(list["items"]!.AsArray().Select(d => Relations(d!).Contains("publish")), Has.All.True.And.Exactly(2).Items);
        Assert.That(Relations(list), Has.Member("bulk-publish"));
    }

    [Test]
    public async Task OldVersion_IsServedWithoutTheLink()
    {
        await PublishPermit();
        var controller = await StudioClient.Of(host, "kiemsoat");
        var opened = (await controller.Get($"/workflow-definitions/by-definition-id/{Permit}")).AsObject();
        var old = opened["id"]!.GetValue<string>();
        opened["description"] = "Mô tả mới";
        await controller.Save(opened);

        Assert.That(Relations(await controller.Get($"/workflow-definitions/by-id/{old}")), Has.No.Member("publish"));
    }

    [Test]
    public async Task Saves_OneAfterAnother_LeaveOneDraftThatKeepsEachChange()
    {
        var saved = await designer.Save(StudioClient.Fresh("Cấp đổi giấy phép"));
        for (var i = 1; i <= 5; i++)
        {
            saved["description"] = $"Lần {i}";
            saved = await designer.Save(saved);
        }

        var versions = (await designer.Get($"/workflow-definitions?versionOptions=AllVersions&DefinitionIds={saved["definitionId"]}"))["items"]!.AsArray();
        Assert.That(versions.Select(v => (v!["version"]!.GetValue<int>(), v["description"]!.GetValue<string>())), Is.EqualTo(new[] { (1, "Lần 5") }));
    }

    [TestCase("POST", "/workflow-definitions")]
    [TestCase("POST", "/workflow-definitions/import")]
    [TestCase("POST", "/workflow-definitions/permit/publish")]
    [TestCase("POST", "/workflow-definitions/permit/retract")]
    [TestCase("POST", "/workflow-definitions/permit/revert/1")]
    [TestCase("DELETE", "/workflow-definitions/permit")]
    [TestCase("POST", "/bulk-actions/publish/workflow-definitions/by-definition-ids")]
    public async Task Change_ByAnOfficerWhoDoesNotDraw_IsRefusedInASentence(string method, string path)
    {
        using var request = Request(method, path, Text("{}"));

        await AssertRefused(await host.Officer("chuyenvien"), request, "vai trò");
    }

    [Test]
    public async Task Save_FromAnotherSite_IsRefusedInASentence()
    {
        using var client = host.Anonymous();
        using var signedIn = await HostFixture.PostForm(client, Host.Accounts.SessionCookie.SignInPath, ("Name", "thietke"), ("Password", SampleOffice.Password));
        using var request = Request("POST", "/workflow-definitions", Text("{}"));
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        await AssertRefused(client, request, "");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Save_OfTooMuch_IsRefusedInASentence(bool isChunked)
    {
        var body = Text(StudioClient.Body(StudioClient.Fresh(new string('x', 9 * 1024 * 1024)), publish: false));
        using var request = Request("POST", "/workflow-definitions", body);
        request.Headers.TransferEncodingChunked = isChunked;

        await AssertRefused(browser, request, "");
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("\"model\"")]
    [TestCase("{\"model\":[]}")]
    [TestCase("{\"model\":{\"name\":\"a\\u0000b\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}}")]
    [TestCase("{\"model\":{\"name\":{},\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"definitionId\":7,\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\",\"activities\":{}}}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\",\"activities\":[3,null,{\"id\":4}]}}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\",\"connections\":[{\"source\":1}]}}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"customProperties\":[],\"options\":3,\"variables\":\"y\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}}")]
    public async Task Save_OfAnyKind_IsTakenOrRefusedInASentence(string body)
    {
        using var answer = await browser.SendAsync(Request("POST", "/workflow-definitions", Text(body)));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.BadRequest), text);
        if (answer.StatusCode == HttpStatusCode.BadRequest) Assert.That(StudioClient.LinesOf(text), Is.Not.Empty.And.All.Not.Empty);
        else Assert.That(Nulls(JsonNode.Parse(text)!["workflowDefinition"]!), Is.Empty);
    }

    [Test]
    public async Task Save_OfBytesThatAreNoText_IsRefusedInASentence()
    {
        using var request = Request("POST", "/workflow-definitions", new ByteArrayContent([0x7B, 0xFF, 0xFE, 0x7D]));

        await AssertRefused(browser, request, "");
    }

    [Test]
    public async Task Save_WhileTheDatabaseFails_IsRefusedInASentence()
    {
        await using (var db = await host.Services.GetRequiredService<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE process_drafts RENAME TO process_drafts_away");
        using var request = Request("POST", "/workflow-definitions", Text(StudioClient.Body(StudioClient.Fresh("Vẽ thử"), publish: false)));

        await AssertRefused(browser, request, "");
    }

    [Test]
    public async Task Save_ByWhomTheSessionHasLeft_IsUnauthenticated()
    {
        using var answer = await host.Anonymous().SendAsync(Request("POST", "/workflow-definitions", Text("{}")));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private async Task PublishPermit() =>
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default)).IsRejected, Is.False);

    private static async Task AssertRefused(HttpClient client, HttpRequestMessage request, string word)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        Assert.That(StudioClient.LinesOf(text), Is.Not.Empty.And.All.Contains(word).And.All.Not.Empty);
    }

    private static HttpRequestMessage Request(string method, string path, HttpContent body)
    {
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return new(new HttpMethod(method), new Uri($"/elsa/api{path}", UriKind.Relative)) { Content = body };
    }

    private static ByteArrayContent Text(string text) => new(Encoding.UTF8.GetBytes(text));

    private async Task<IReadOnlyList<string>> Described(string open)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/elsa/api/descriptors/activities", UriKind.Relative));
        request.Headers.Add("X-Open-Definition", Uri.EscapeDataString(open));
        using var answer = await browser.SendAsync(request);
        return [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray().Select(d => $"{d!["typeName"]} {d["version"]}")];
    }

    private static IEnumerable<string> Relations(JsonNode linked) => linked["links"]!.AsArray().Select(l => l!["rel"]!.GetValue<string>());

    private static string KeyOf(JsonObject activity) => $"{activity["type"]} {activity["version"]}";

    /// <summary>An activity and those that it holds, at any depth.</summary>
    private static IEnumerable<JsonObject> Activities(JsonNode node) => node switch
    {
        JsonObject activity => [.. activity.ContainsKey("nodeId") ? (JsonObject[])[activity] : [], .. activity.Where(m => m.Value is not null).SelectMany(m => Activities(m.Value!))],
        JsonArray list => list.OfType<JsonNode>().SelectMany(Activities),
        _ => [],
    };

    /// <summary>Where a definition holds a null in the place of a collection or of one of its parts; single values may be null.</summary>
    private static IEnumerable<string> Nulls(JsonNode definition)
    {
        string[] collections =
        [
            "variables", "inputs", "outputs", "outcomes", "customProperties", "options", "root", "links", "activities", "connections", "vertices", "metadata", "nodeId",
        ];
        return definition switch
        {
            JsonObject node => node.SelectMany(m => m.Value is null ? collections.Contains(m.Key) ? [$"{node.GetPath()}.{m.Key}"] : [] : Nulls(m.Value)),
            JsonArray list => list.SelectMany((item, i) => item is null ? [$"{list.GetPath()}[{i}]"] : Nulls(item)),
            _ => [],
        };
    }
}
