using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Calls what Elsa Studio calls, as its browser session does.</summary>
internal sealed class StudioClient(HttpClient http)
{
    /// <summary>A designer or controller in a browser of their own.</summary>
    public static async Task<StudioClient> Of(HostFixture host, string officer)
    {
        var http = await host.Officer(officer);
        // The page that holds Studio names the browser; here the name is given by hand.
        http.DefaultRequestHeaders.Add("Cookie", $"studio-browser={Guid.NewGuid():N}");
        return new(http);
    }

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await http.GetAsync(new Uri($"/elsa/api{path}", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<HttpStatusCode> Status(string path)
    {
        using var answer = await http.GetAsync(new Uri($"/elsa/api{path}", UriKind.Relative));
        return answer.StatusCode;
    }

    public async Task<(HttpStatusCode Status, string Text)> Post(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"/elsa/api{path}", UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpStatusCode> Delete(string path)
    {
        using var answer = await http.DeleteAsync(new Uri($"/elsa/api{path}", UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>Saves a definition as the editor does; fails the test where it is refused.</summary>
    public async Task<JsonObject> Save(JsonObject model, bool publish = false)
    {
        var (status, text) = await Post("/workflow-definitions", Body(model, publish));
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!["workflowDefinition"]!.AsObject();
    }

    /// <summary>Saves a definition that the service refuses: the lines that Studio shows.</summary>
    public async Task<IReadOnlyList<string>> SaveRefused(JsonObject model, bool publish = false)
    {
        var (status, text) = await Post("/workflow-definitions", Body(model, publish));
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest), text);
        return LinesOf(text);
    }

    public static IReadOnlyList<string> LinesOf(string text) =>
        [.. JsonNode.Parse(text)!["errors"]!.AsObject().SelectMany(e => e.Value!.AsArray()).Select(l => l!.GetValue<string>())];

    public static string Body(JsonObject model, bool publish) => new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }.ToJsonString();

    /// <summary>What Studio sends when a designer creates a process.</summary>
    public static JsonObject Fresh(string name) => new()
    {
        ["name"] = name, ["description"] = "", ["toolVersion"] = "3.8.0.0", ["createdAt"] = "0001-01-01T00:00:00+00:00",
        ["definitionId"] = null, ["id"] = null, ["variables"] = null, ["customProperties"] = null,
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "Flowchart1" },
    };
}
