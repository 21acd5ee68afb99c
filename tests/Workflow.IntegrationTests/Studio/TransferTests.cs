using System.Net;
using System.Text.Json.Nodes;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Every shipped definition taken in and given out again as it stands in its file.</summary>
public sealed class TransferTests
{
    private HostFixture host = null!;
    private StudioClient designer = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await HostFixture.Start();
        designer = await StudioClient.Of(host, "thietke");
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCaseSource(nameof(Files))]
    public async Task Import_OfAShippedDefinition_IsExportedUnchanged(string file)
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(Repository.Workflows, file));

        var (status, text) = await designer.Post("/workflow-definitions/import", shipped);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), text);
        var id = JsonNode.Parse(text)!["definitionId"]!.GetValue<string>();
        var exported = await designer.Get($"/workflow-definitions/{id}/export?versionOptions=Latest&includeConsumingWorkflows=False");

        Assert.That(JsonNode.DeepEquals(exported, JsonNode.Parse(shipped)), Is.True, exported.ToJsonString());
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Workflows, "*.process.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Repository.Workflows, f)).Order(StringComparer.Ordinal);
}
