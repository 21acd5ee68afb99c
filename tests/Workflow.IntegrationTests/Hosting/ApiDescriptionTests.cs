using System.Text.Json;
using Workflow.IntegrationTests.Testing;
using Workflow.Testing;

namespace Workflow.IntegrationTests.Hosting;

public sealed class ApiDescriptionTests
{
    private HostFixture host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await HostFixture.Start();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task Document_OneLineARoute()
    {
        using var document = JsonDocument.Parse(await host.Anonymous().GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

        var lines = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => Line(path.Name, operation)))
            .Order(StringComparer.Ordinal).ToLookup(line => line.Contains(" GET ", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            Snapshot.Match(string.Join('\n', lines[true]), "Reads");
            Snapshot.Match(string.Join('\n', lines[false]), "Changes");
        });
    }

    [Test]
    public async Task Page_OfTheDocument_RunsNoInlineScript()
    {
        var page = await host.Anonymous().GetStringAsync(new Uri("/api-docs/index.html", UriKind.Relative));

        Assert.That(page, Does.Contain("<script src=").And.Not.Contain("<script>").And.Not.Contain("<style>"));
    }

    private static string Line(string path, JsonProperty operation)
    {
        var id = operation.Value.TryGetProperty("operationId", out var name) ? name.GetString() : "(no operation id)";
        var statuses = operation.Value.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal);
        return $"{path} {operation.Name.ToUpperInvariant()} {id}: {string.Join(' ', statuses)}";
    }
}
