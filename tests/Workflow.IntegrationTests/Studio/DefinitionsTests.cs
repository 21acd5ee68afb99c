using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Drafts and published versions as Studio reads, saves and publishes them.</summary>
public sealed class DefinitionsTests
{
    private const string Permit = "permit";

    private HostFixture host = null!;
    private StudioClient designer = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        designer = await StudioClient.Of(host, "thietke");
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default)).IsRejected, Is.False);
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Create_FromNothing_IsADraftThatOpensCompletely()
    {
        var created = await designer.Save(StudioClient.Fresh("Cấp đổi giấy phép"));

        var opened = await designer.Get($"/workflow-definitions/by-definition-id/{created["definitionId"]}?versionOptions=Latest");
        Assert.That((opened["version"]!.GetValue<int>(), opened["isLatest"]!.GetValue<bool>(), opened["isPublished"]!.GetValue<bool>()), Is.EqualTo((1, true, false)));
        Assert.That(opened["root"]!["nodeId"]!.GetValue<string>(), Is.EqualTo("Workflow1:flow"));
        foreach (var collection in (string[])["variables", "inputs", "outputs", "outcomes"]) Assert.That(opened[collection], Is.InstanceOf<JsonArray>(), collection);
        foreach (var collection in (string[])["activities", "connections"]) Assert.That(opened["root"]![collection], Is.InstanceOf<JsonArray>(), collection);
        Assert.That(opened["links"]!.AsArray().Select(l => l!["rel"]!.GetValue<string>()), Has.Member("publish"));
    }

    [Test]
    public async Task Save_OverAPublishedVersion_BeginsTheNextAndLeavesTheRest()
    {
        var opened = await Open();
        Titled(opened, "Cấp giấy phép (sửa)");

        var saved = await designer.Save(opened);

        var versions = await designer.Get($"/workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={Permit}&OrderBy=Version&OrderDirection=Descending");
        Assert.That(Lines(versions), Is.EqualTo(new[] { (2, true, false), (1, false, true) }));
        Assert.That(saved["id"]!.GetValue<string>(), Is.EqualTo(versions["items"]![0]!["id"]!.GetValue<string>()));
        Assert.That(Lines(await designer.Get("/workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=&IsSystem=False")), Is.EqualTo(new[] { (2, true, false) }));
        Assert.That(Lines(await designer.Get($"/workflow-definitions?versionOptions=Published&DefinitionIds={Permit}")), Is.EqualTo(new[] { (1, false, true) }));
        var ids = versions["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()).ToList();
        Assert.That(Lines(await designer.Get($"/workflow-definitions?versionOptions=&Ids={ids[1]}")), Is.EqualTo(new[] { (1, false, true) }));
    }

    [Test]
    public async Task Save_OnAStateThatSomebodyElseHasChanged_IsRefusedByNameAndKeptAside()
    {
        var (mine, theirs) = (await Open(), await Open());
        await designer.Save(Titled(theirs, "Bản của thietke"));
        var controller = await StudioClient.Of(host, "kiemsoat");

        var lines = await controller.SaveRefused(Titled(mine, "Bản của kiemsoat"));

        Assert.That(lines.Single(), Does.Contain("Vũ Minh Tâm").And.Contain("08:00 20/11/2026"));
        Assert.That((await Open())["name"]!.GetValue<string>(), Is.EqualTo("Bản của thietke"));
        var page = await (await host.Officer("kiemsoat")).GetStringAsync(new Uri($"/studio/{Permit}/procedure", UriKind.Relative));
        Assert.That(WebUtility.HtmlDecode(page), Does.Contain("Đỗ Văn Khải"));
    }

    [Test]
    public async Task Save_ByTheSameHandWhileAnotherIsUnderWay_IsTaken()
    {
        var opened = await Open();
        var first = await designer.Save(Titled(opened.DeepClone().AsObject(), "một"));
        await designer.Save(Titled(opened.DeepClone().AsObject(), "hai"));

        var last = await designer.Save(Titled(first, "ba"));

        Assert.That(last["name"]!.GetValue<string>(), Is.EqualTo("ba"));
    }

    [Test]
    public async Task Save_ByTheSameOfficerInAnotherBrowser_IsRefused()
    {
        var opened = await Open();
        await designer.Save(Titled(opened.DeepClone().AsObject(), "một"));

        var lines = await (await StudioClient.Of(host, "thietke")).SaveRefused(Titled(opened, "hai"));

        Assert.That(lines.Single(), Does.StartWith("Chưa lưu"));
    }

    [Test]
    public async Task Publish_ByAController_MakesTheNextVersionAndEndsTheDraft()
    {
        var controller = await StudioClient.Of(host, "kiemsoat");
        var opened = await Open();
        opened["root"]!["activities"]![1]!["metadata"] = new JsonObject { ["displayText"] = "Tiếp nhận" };
        Step(opened)["instructions"] = Literal("Kiểm tra kỹ thành phần hồ sơ");

        var published = await controller.Save(opened, publish: true);

        Assert.That((published["version"]!.GetValue<int>(), published["isPublished"]!.GetValue<bool>()), Is.EqualTo((2, true)));
        Assert.That(Lines(await controller.Get("/workflow-definitions?versionOptions=Latest")), Is.EqualTo(new[] { (2, true, true) }));
        Assert.That((await controller.Get($"/one-stop/definitions/{Permit}/standing"))["isDraft"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task Publish_ByADesigner_IsHandedInAndPublishedByTheController()
    {
        var opened = await Open();
        Step(opened)["instructions"] = Literal("Kiểm tra kỹ thành phần hồ sơ");

        var lines = await designer.SaveRefused(opened, publish: true);

        Assert.That(lines.Single(), Does.Contain("/procedures/"));
        Assert.That(Lines(await designer.Get("/workflow-definitions?versionOptions=Published")), Is.EqualTo(new[] { (1, false, true) }));
    }

    [Test]
    public async Task Publish_WithProblems_ListsEachBehindItsStepAndPublishesNothing()
    {
        var controller = await StudioClient.Of(host, "kiemsoat");
        var opened = await Open();
        Step(opened).Remove("limit");
        Step(opened)["role"] = Literal("Nobody");

        var lines = await controller.SaveRefused(opened, publish: true);

        var key = Step(opened)["id"]!.GetValue<string>();
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines, Has.All.StartsWith($"Tiếp nhận hồ sơ ({key}): "));
        Assert.That((await controller.Get($"/one-stop/definitions/{Permit}/standing"))["problems"]!.GetValue<int>(), Is.EqualTo(lines.Count));
        Assert.That(Lines(await controller.Get("/workflow-definitions?versionOptions=Published")), Is.EqualTo(new[] { (1, false, true) }));
    }

    [Test]
    public async Task Publish_NothingDrawn_SaysThatItIsPublished()
    {
        var controller = await StudioClient.Of(host, "kiemsoat");

        var (status, text) = await controller.Post($"/workflow-definitions/{Permit}/publish", "{}");

        Assert.That((status, JsonNode.Parse(text)!["alreadyPublished"]!.GetValue<bool>()), Is.EqualTo((HttpStatusCode.OK, true)));
    }

    [Test]
    public async Task ExportAndImport_OfAPublishedDefinition_LoseNothing()
    {
        var exported = (await designer.Get($"/workflow-definitions/{Permit}/export?versionOptions=Latest&includeConsumingWorkflows=False")).ToJsonString();

        var (status, _) = await designer.Post("/workflow-definitions/import", exported);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        var again = (await designer.Get($"/workflow-definitions/{Permit}/export?versionOptions=Latest&includeConsumingWorkflows=False")).ToJsonString();
        Assert.That(again, Is.EqualTo(exported));
        Assert.That(again, Does.Not.Contain("oneStopRevision"));
    }

    [Test]
    public async Task Revert_ToAnOldVersion_IsTheDraft()
    {
        var controller = await StudioClient.Of(host, "kiemsoat");
        var opened = await Open();
        Step(opened)["instructions"] = Literal("mới");
        await controller.Save(opened, publish: true);

        var (status, text) = await controller.Post($"/workflow-definitions/{Permit}/revert/1", "{}");

        Assert.That((status, JsonNode.Parse(text)!["version"]!.GetValue<int>()), Is.EqualTo((HttpStatusCode.OK, 3)));
        var refused = await controller.Post($"/workflow-definitions/{Permit}/publish", "{}");
        Assert.That(StudioClient.LinesOf(refused.Text).Single(), Does.Contain("phiên bản 1"));
    }

    [Test]
    public async Task Delete_OfAPublishedDefinition_IsRefusedAndOfADraftDone()
    {
        var draft = await designer.Save(StudioClient.Fresh("Vẽ thử"));

        Assert.That(await designer.Delete($"/workflow-definitions/{Permit}"), Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await designer.Delete($"/workflow-definitions/{draft["definitionId"]}"), Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await designer.Status($"/workflow-definitions/by-definition-id/{draft["definitionId"]}?versionOptions=Latest"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("không phải JSON")]
    [TestCase("[]")]
    [TestCase("{\"model\":3}")]
    [TestCase("{\"model\":{\"name\":\"x\"}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.StateMachine\"}}}")]
    [TestCase("{\"model\":{\"name\":\"\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"definitionId\":\"../x\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}}")]
    [TestCase("{\"model\":{\"name\":\"x\",\"definitionId\":\"chua-co\",\"root\":{\"id\":\"r\",\"type\":\"Elsa.Flowchart\"}}}")]
    public async Task Save_OfRubbish_IsRefusedInASentence(string body)
    {
        var (status, text) = await designer.Post("/workflow-definitions", body);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(StudioClient.LinesOf(text), Has.All.Not.Empty);
    }

    [Test]
    public async Task Definitions_ForAnOfficerWhoDoesNotDraw_AreReadOnly()
    {
        var appraiser = await StudioClient.Of(host, "chuyenvien");

        var opened = await appraiser.Get($"/workflow-definitions/by-definition-id/{Permit}");
        var (status, _) = await appraiser.Post("/workflow-definitions", StudioClient.Body(opened.AsObject(), publish: false));

        Assert.That(opened["links"]!.AsArray().Select(l => l!["rel"]!.GetValue<string>()), Is.EqualTo(new[] { "self" }));
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest), "the one refusal that Studio shows");
    }

    [Test]
    public async Task Open_StepThatLeavesOutcomesToItsKind_ShowsThemAndTheSaveDropsThem()
    {
        var opened = await Open();
        Assert.That(Step(opened)["outcomes"], Is.Not.Null);

        var exported = await Exported(designer, opened);

        Assert.That(exported["root"]!["activities"]!.AsArray().OfType<JsonObject>().Where(a => a.ContainsKey("outcomes")), Is.Empty);
    }

    private static async Task<JsonNode> Exported(StudioClient designer, JsonObject opened)
    {
        await designer.Save(opened);
        return await designer.Get($"/workflow-definitions/{Permit}/export?versionOptions=Latest");
    }

    private async Task<JsonObject> Open() => (await designer.Get($"/workflow-definitions/by-definition-id/{Permit}?versionOptions=Latest")).AsObject();

    private static JsonObject Titled(JsonObject model, string name)
    {
        model["name"] = name;
        return model;
    }

    private static JsonObject Step(JsonObject model) =>
        model["root"]!["activities"]!.AsArray().OfType<JsonObject>().First(a => a["type"]!.GetValue<string>().StartsWith("OneStop.", StringComparison.Ordinal));

    private static JsonObject Literal(string value) =>
        new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static (int Version, bool IsLatest, bool IsPublished)[] Lines(JsonNode list) =>
        [.. list["items"]!.AsArray().Select(i => (i!["version"]!.GetValue<int>(), i["isLatest"]!.GetValue<bool>(), i["isPublished"]!.GetValue<bool>()))];
}
