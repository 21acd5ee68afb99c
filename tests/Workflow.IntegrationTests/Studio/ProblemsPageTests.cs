using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>What speaks against publishing a draft, on a page of its own; and the same draft walked and compared.</summary>
public sealed partial class ProblemsPageTests
{
    private const string Permit = "permit";
    private const string Page = $"/studio/{Permit}/problems";

    private HostFixture host = null!;
    private StudioClient studio = null!;
    private HttpClient designer = null!;

    [SetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        studio = await StudioClient.Of(host, "thietke");
        designer = await host.Officer("thietke");
        Assert.That((await host.Services.GetRequiredService<PublishVersion>().Publish(PermitProcedure.Package(), "kiemsoat", null, default)).IsRejected, Is.False);
    }

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Get_PublishedDefinition_SaysThatNothingIsWrong()
    {
        var page = await Text(Page);

        Assert.That(page, Does.Contain("Không có chỗ nào sai.").And.Contain("<svg width=\"").And.Contain("/studio/permit\""));
    }

    [Test]
    public async Task Get_DraftWithAFaultyStep_LeadsFromTheLineToItsBox()
    {
        await Save(d => StepOf(d, "appraise").Remove("limit"));

        var page = await Text(Page);

        var line = Line().Match(page);
        Assert.That(line.Success, page);
        Assert.That((line.Groups["title"].Value, line.Groups["key"].Value), Is.EqualTo(("Thẩm định hồ sơ", "appraise")));
        Assert.That(page, Does.Contain($"<g id=\"{line.Groups["box"].Value}\" class=\"step err"));
    }

    [Test]
    public async Task Get_DraftWithAnUnknownType_IsDrawnAllTheSame()
    {
        await Save(d => StepOf(d, "approve")["type"] = "Nobody.Knows");

        Assert.That(await Text(Page), Does.Contain("Loại không có: Nobody").And.Contain("Trả kết quả"));
    }

    [Test]
    public async Task Get_DraftOverTheLimit_LeadsToTheConfirmation()
    {
        await Save(d => StepOf(d, "appraise")["limit"]!["expression"]!["value"] = "240");

        var page = await Text(Page);

        Assert.That(page, Does.Contain("vượt thời hạn theo luật").And.Contain($"/procedures/{PermitProcedure.Code}\"").And.Contain("Đường dài nhất"));
    }

    [Test]
    public async Task Draft_WalkedAndCompared_IsTheDraftAndNotTheVersion()
    {
        await Save(d => StepOf(d, "appraise")["title"]!["expression"]!["value"] = "Thẩm định kỹ");

        var compared = await Text($"/procedures/{PermitProcedure.Code}/compare?draft={Permit}");
        var walked = await Text($"/procedures/{PermitProcedure.Code}/simulate?draft={Permit}");

        Assert.That(compared, Does.Contain("Thẩm định kỹ").And.Contain("sửa 1"));
        Assert.That(walked, Does.Contain("Thẩm định kỹ").And.Contain("name=\"draft\" value=\"permit\""));
    }

    [TestCase("/studio/nobody/problems")]
    [TestCase($"/procedures/{PermitProcedure.Code}/simulate?draft=nobody")]
    [TestCase("/procedures/9.999999/compare")]
    public async Task Get_WhatIsNotThere_IsNotFound(string path)
    {
        using var answer = await designer.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task Save(Action<JsonObject> change)
    {
        var opened = (JsonObject)await studio.Get($"/workflow-definitions/by-definition-id/{Permit}?versionOptions=Latest");
        change(opened);
        await studio.Save(opened);
    }

    private static JsonObject StepOf(JsonObject definition, string id) => definition["root"]!["activities"]!.AsArray().OfType<JsonObject>().Single(a => a["id"]!.ToString() == id);

    private async Task<string> Text(string path)
    {
        using var answer = await designer.GetAsync(new Uri(path, UriKind.Relative));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return text;
    }

    [GeneratedRegex("<a href=\"#(?<box>p-\\d+)\">(?<title>[^<]+)</a> \\(<code>(?<key>[^<]+)</code>\\):")]
    private static partial Regex Line();
}
