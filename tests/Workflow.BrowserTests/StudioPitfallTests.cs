using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.Core.Procedures;
using Workflow.Host.Procedures;
using Workflow.IntegrationTests.Dossiers;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.BrowserTests;

/// <summary>What makes the real Elsa Studio fail without a word, on its own pages and between two designers.</summary>
[Parallelizable]
public sealed class StudioPitfallTests
{
    private const string Definition = "p01-standard";
    private const string Custom = "customProperties";
    private const int Patience = 60_000;

    private PermitOffice office = null!;
    private ProcedurePackage drawn = null!;
    private string dossier = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        office = await PermitOffice.Open();
        drawn = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p01-cap-ban-sao-tu-so-goc")).Value;
        Assert.That((await office.Host.Services.GetRequiredService<PublishVersion>().Publish(drawn, "kiemsoat", null, default)).IsRejected, Is.False);
        var received = await PermitOffice.Receive(await office.Host.Machine("tiepnhan"));
        dossier = Guid.Parse(received.Text("id")).ToString("N");
    }

    [OneTimeTearDown]
    public async Task Close() => await office.DisposeAsync();

    [Test]
    [Order(1)]
    public async Task Pages_OfStudio_AreDrawnWithoutAnErrorAndLeadToEachOther()
    {
        await using var desk = await SignedIn("thietke");
        var studio = StudioWindow.Of(desk);

        await studio.Visit("/studio");
        await studio.Lists(2);
        await studio.AssertSound("list");
        await studio.Rows.Filter(new() { HasText = Definition }).ClickAsync();
        await desk.Page.WaitForURLAsync($"**/studio/{Definition}");
        await studio.Draws(Activities(drawn));
        await studio.AssertSound("editor");

        await studio.Visit("/studio/instances");
        await studio.Lists(1);
        await studio.AssertSound("instances");
        await studio.Rows.First.ClickAsync();
        await desk.Page.WaitForURLAsync($"**/studio/instances/{dossier}");
        await studio.Draws(Activities(PermitProcedure.Package()));
        await Assertions.Expect(studio.Window.GetByText("Suspended").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await studio.AssertSound("viewer");
    }

    [Test]
    [Order(2)]
    public async Task Dossiers_InStudio_AreNeitherCancelledNorDeleted()
    {
        await using var desk = await SignedIn("thietke");
        var studio = StudioWindow.Of(desk);
        await studio.Visit("/studio/instances");
        await studio.Lists(1);

        await studio.Rows.First.Locator(".mud-menu button").ClickAsync();

        var items = studio.Window.Locator(".mud-popover-open .mud-menu-item");
        await Assertions.Expect(items.Filter(new() { Visible = true })).ToHaveTextAsync(["View"]);
        await Assertions.Expect(items).ToHaveCountAsync(3);
        await Assertions.Expect(studio.Window.Locator("button", new() { HasText = "Bulk actions" })).ToBeHiddenAsync();
    }

    [Test]
    [Order(3)]
    public async Task Types_ThatNobodyHas_AreDrawnAmongTheOthers()
    {
        await using var desk = await SignedIn("thietke");
        await Import(desk, """
            { "definitionId": "loai-la", "name": "Có loại lạ", "customProperties": null, "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1,
              "activities": [ { "id": "a", "type": "Elsa.Start", "version": 1 }, { "id": "b", "type": "Elsa.SendEmail", "version": 3, "metadata": null }, { "id": "c", "type": "OneStop.Step", "version": 7 } ],
              "connections": [ { "source": { "activity": "a" }, "target": { "activity": "b" }, "vertices": null }, { "source": { "activity": "b", "port": "Sent" }, "target": { "activity": "khong-co" } } ] } }
            """);
        var studio = StudioWindow.Of(desk);

        await studio.Visit("/studio/loai-la");

        await studio.Draws(3);
        await Assertions.Expect(studio.Nodes.Filter(new() { HasText = "Elsa.SendEmail" })).ToHaveCountAsync(1);
        await studio.AssertSound("an unknown type");
    }

    [Test]
    [Order(4)]
    public async Task Saves_NameTheStateThatTheyWereMadeOn_AndTheSlowerDesignerIsTold()
    {
        await using var faster = await SignedIn("thietke");
        await using var slower = await SignedIn("kiemsoat");
        var (first, second) = (StudioWindow.Of(faster), StudioWindow.Of(slower));
        await second.Visit($"/studio/{Definition}");
        await second.Draws(Activities(drawn));
        var served = await Served(slower);
        await first.Visit($"/studio/{Definition}");
        await first.Draws(Activities(drawn));

        await Change(faster, first, "Đối chiếu căn cước trước khi ghi nhận.");
        var late = await Change(slower, second, "Hẹn ngày trả trước khi nhận.");

        var sent = JsonNode.Parse(late.Request.PostData!)!["model"]![Custom]!["oneStopRevision"]?.GetValue<string>();
        Assert.That((sent, late.Status), Is.EqualTo((served, 400)));
        await Assertions.Expect(second.Window.GetByText("Chưa lưu: Vũ Minh Tâm đã lưu quy trình này lúc 08:00 20/11/2026. Hãy tải lại trang.").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await slower.Go($"/studio/{Definition}/procedure");
        await Assertions.Expect(slower.Page.Locator("section", new() { Has = slower.Page.Locator("#copies") })).ToContainTextAsync("Đỗ Văn Khải");
        Assert.That(await Instructions(slower), Does.Contain("Đối chiếu căn cước trước khi ghi nhận.").And.Not.Contain("Hẹn ngày trả trước khi nhận."));
    }

    [Test]
    [Order(5)]
    public async Task Session_ThatEndsUnderTheEditor_IsSaidAroundIt()
    {
        await using var desk = await SignedIn("thietke");
        var studio = StudioWindow.Of(desk);
        await studio.Visit($"/studio/{Definition}");
        await studio.Draws(Activities(drawn));
        await desk.Page.Context.ClearCookiesAsync();

        await Change(desk, studio, "Kiểm tra thửa đất.");

        await Assertions.Expect(desk.Page.Locator("[data-studio-signed-out]")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    [Test]
    [Order(6)]
    public async Task Incident_OnThePageOfItsDossier_IsTriedAgainByKeyboard()
    {
        var blocked = await ReceiveBlocked();
        await using var desk = await SignedIn("xa");
        // The frame alone is looked at.
        await desk.Page.RouteAsync("**/studio/_window/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Studio</title>" }));
        await desk.Go($"/studio/instances/{blocked}");
        await desk.InspectAtBothWidths("studio-incident");

        await desk.Page.FocusAsync(".studio-note details summary");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator("#retry-question")).ToBeVisibleAsync();
        await desk.InspectAtBothWidths("studio-incident-asked");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(desk.Page.Locator(".studio-note [role=alert]").First).ToHaveTextAsync("Đã thử lại nhưng hồ sơ vẫn còn sự cố.");
        await desk.InspectAtBothWidths("studio-incident-tried");
    }

    /// <summary>A dossier whose first step asks for a field of the declaration by a wrong name.</summary>
    private async Task<string> ReceiveBlocked()
    {
        var package = ProcedureFolder.Read(Path.Combine(Repository.Workflows, "p02-chung-thuc-ban-sao")).Value;
        var processes = package.Processes.ToDictionary(p => p.Key, p => p.Value.Replace(".pages", ".pageCount", StringComparison.Ordinal), StringComparer.Ordinal);
        Assert.That((await office.Host.Services.GetRequiredService<PublishVersion>().Publish(package with { Processes = processes }, "kiemsoat", null, default)).IsRejected, Is.False);
        var received = await PermitOffice.Receive(await office.Host.Machine("xa"), new
        {
            procedure = "2.000815", channel = "Counter",
            applicant = new { name = "Nguyễn Thị Hạnh", identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
            declaration = new { paper = "Bằng tốt nghiệp", pages = 2, copies = 3 },
        });
        return Guid.Parse(received.Text("id")).ToString("N");
    }

    private static int Activities(ProcedurePackage package) => JsonNode.Parse(package.Processes.Values.Single())!["root"]!["activities"]!.AsArray().Count;

    private async Task<Desk> SignedIn(string officer)
    {
        var desk = await Desk.Open(width: 1600, address: office.Host.Address);
        await desk.SignIn(officer);
        return desk;
    }

    private static async Task Import(Desk desk, string definition) =>
        Assert.That(await desk.Page.EvaluateAsync<int>(
            "async text => (await fetch('/elsa/api/workflow-definitions/import', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })).status", definition), Is.EqualTo(200));

    private static Task<string> Served(Desk desk) => Read(desk, $"d => d.{Custom}.oneStopRevision");

    private static Task<string> Instructions(Desk desk) => Read(desk, "d => d.root.activities.map(a => a.instructions?.expression?.value).join('\\n')");

    private static Task<string> Read(Desk desk, string what) =>
        desk.Page.EvaluateAsync<string>($"async () => ({what})(await (await fetch('/elsa/api/workflow-definitions/by-definition-id/{Definition}?versionOptions=Latest')).json())");

    /// <summary>Writes instructions into a step, whose other fields show what is stored, and leaves the field: Studio saves by itself.</summary>
    private static async Task<IResponse> Change(Desk desk, StudioWindow studio, string text)
    {
        // The first button brings the whole drawing into view.
        await studio.Window.Locator(".mud-toolbar button, .toolbar button").First.ClickAsync();
        // At its corner: lines run across the middle of a step.
        await studio.Window.Locator("elsa-activity-wrapper[activity-id=receive]").ClickAsync(new() { Position = new() { X = 8, Y = 5 } });
        var field = studio.Window.Locator(".mud-input-control", new() { HasText = "Hướng dẫn" }).Locator("textarea").First;
        await Assertions.Expect(field).Not.ToHaveValueAsync("", new() { Timeout = Patience });
        return await desk.Page.RunAndWaitForResponseAsync(async () =>
        {
            await field.FillAsync(text);
            await field.PressAsync("Tab");
        }, r => r.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && r.Request.Method == "POST", new() { Timeout = Patience });
    }
}
