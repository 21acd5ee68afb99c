using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Workflow.BrowserTests.Testing;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.BrowserTests;

/// <summary>Every shipped definition through the real Elsa Studio: taken in by its file chooser, drawn, and given out again as it was.</summary>
[Parallelizable]
public sealed class StudioTransferTests
{
    private const int Patience = 120_000;

    private static readonly string[] files = [.. Directory.EnumerateFiles(Repository.Workflows, "*.process.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private readonly Dictionary<string, JsonObject> shipped = files.Select(f => JsonNode.Parse(File.ReadAllText(f))!.AsObject()).ToDictionary(d => d["definitionId"]!.GetValue<string>());

    private HostFixture host = null!;
    private Desk desk = null!;
    private StudioWindow studio = null!;

    /// <summary>A designer whose office has nothing but what they have just imported.</summary>
    [OneTimeSetUp]
    public async Task Import()
    {
        host = await HostFixture.Start();
        desk = await Desk.Open(address: host.Address);
        await desk.SignIn("thietke");
        studio = StudioWindow.Of(desk);
        await studio.Visit("/studio");
        await studio.Window.Locator("input[type=file]").SetInputFilesAsync(files);
        await Assertions.Expect(studio.Window.Locator(".mud-snackbar")).ToContainTextAsync($"{files.Length} workflows imported successfully.", new() { Timeout = Patience });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (desk is not null) await desk.DisposeAsync();
        await host.DisposeAsync();
    }

    [Test]
    public async Task Export_OfAllThatWereImported_IsWhatIsShipped()
    {
        await studio.Visit("/studio");
        await Assertions.Expect(studio.Rows.First).ToBeVisibleAsync(new() { Timeout = Patience });
        await studio.Window.Locator(".mud-table-pagination-select .mud-select-input").Last.ClickAsync();
        await studio.Window.Locator(".mud-popover-open .mud-list-item", new() { HasText = "50" }).ClickAsync();
        await studio.Lists(files.Length);
        await studio.Window.Locator("thead label.mud-checkbox").First.ClickAsync();
        await studio.Window.Locator("button", new() { HasText = "Bulk actions" }).ClickAsync();
        await studio.Window.Locator(".mud-popover-open .mud-menu-item", new() { HasText = "Export" }).ClickAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => studio.Window.Locator(".mud-dialog button", new() { HasText = "Export" }).ClickAsync(), new() { Timeout = Patience });

        await using var archive = await ZipFile.OpenReadAsync(await download.PathAsync());
        var exported = archive.Entries.Select(Read).ToDictionary(d => d["definitionId"]!.GetValue<string>());
        Assert.That(exported.Keys, Is.EquivalentTo(shipped.Keys));
        Assert.That(exported.Where(d => !JsonNode.DeepEquals(d.Value, shipped[d.Key])).Select(d => d.Key), Is.Empty);
    }

    [Test]
    public async Task Editor_OfEveryKindOfProcess_DrawsAllItsNodes()
    {
        foreach (var (id, definition) in Distinct())
        {
            await studio.Visit($"/studio/{id}");

            await studio.Draws(ActivitiesOf(definition).Count);
            await studio.AssertSound(id);
        }
    }

    /// <summary>The largest ones, until every type of activity that is shipped was among them.</summary>
    private List<(string Id, JsonObject Definition)> Distinct()
    {
        var (seen, distinct) = (new HashSet<string>(StringComparer.Ordinal), new List<(string, JsonObject)>());
        foreach (var (id, definition) in shipped.OrderByDescending(d => ActivitiesOf(d.Value).Count).ThenBy(d => d.Key, StringComparer.Ordinal))
        {
            var types = ActivitiesOf(definition).Select(a => a!["type"]!.GetValue<string>()).ToList();
            if (seen.IsSupersetOf(types)) continue;
            seen.UnionWith(types);
            distinct.Add((id, definition));
        }
        return distinct;
    }

    private static JsonArray ActivitiesOf(JsonObject definition) => definition["root"]!["activities"]!.AsArray();

    private static JsonObject Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return JsonNode.Parse(stream)!.AsObject();
    }
}
