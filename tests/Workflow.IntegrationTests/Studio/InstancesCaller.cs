using System.Net.Http.Json;
using System.Text.Json;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Studio;

/// <summary>Calls the host as Studio does.</summary>
internal sealed class InstancesCaller(HttpClient client)
{
    private const string Base = "/elsa/api/";

    /// <summary>What is read at a path; anything but 200 fails the test.</summary>
    public async Task<JsonElement> Get(string path)
    {
        using var answer = await Ask(path);
        return await Content(answer);
    }

    /// <summary>What is answered to a body; anything but 200 fails the test.</summary>
    public async Task<JsonElement> Post(string path, object body)
    {
        using var answer = await Send(path, body);
        return await Content(answer);
    }

    public Task<HttpResponseMessage> Ask(string path) => client.GetAsync(new Uri(Base + path, UriKind.Relative));

    public Task<HttpResponseMessage> Send(string path, object body) => client.PostAsync(new Uri(Base + path, UriKind.Relative), JsonContent.Create(body));

    public Task<HttpResponseMessage> SendRaw(string path, string body) => HostFixture.Post(client, Base + path, System.Text.Encoding.UTF8.GetBytes(body));

    public Task<HttpResponseMessage> Delete(string path) => client.DeleteAsync(new Uri(Base + path, UriKind.Relative));

    public Task<JsonElement> List(object request) => Post("workflow-instances", request);

    public Task<JsonElement> Read(JsonElement dossier) => Get($"workflow-instances/{IdOf(dossier)}");

    public Task<JsonElement> State(JsonElement dossier) => Get($"workflow-instances/{IdOf(dossier)}/execution-state");

    /// <summary>The stays of a dossier at a node, oldest first, as <c>status outcomes</c>.</summary>
    public async Task<string> Stays(JsonElement dossier, string node)
    {
        var records = await Records(dossier, node);
        return string.Join(" | ", records.Select(r => r.Text("status") + (r.TryGetProperty("payload", out var payload) ? " " + string.Join(',', payload.GetProperty("Outcomes").EnumerateArray()) : "")));
    }

    public async Task<IReadOnlyList<JsonElement>> Records(JsonElement dossier, string node) =>
        [.. (await Get($"activity-executions/list?WorkflowInstanceId={IdOf(dossier)}&ActivityNodeId={Uri.EscapeDataString(node)}")).GetProperty("items").EnumerateArray()];

    /// <summary>What the drawing shows on nodes directly in the root: <c>id started/completed/uncompleted</c>, with * where it waits and ! where it failed.</summary>
    public async Task<string> Drawing(JsonElement dossier, params string[] ids)
    {
        var report = await Post("activity-executions/report", new { workflowInstanceId = IdOf(dossier), activityNodeIds = ids.Select(id => $"Workflow1:flow:{id}") });
        return string.Join(' ', report.GetProperty("stats").EnumerateArray().Select(s =>
            $"{s.Text("activityId")} {s.GetProperty("startedCount")}/{s.GetProperty("completedCount")}/{s.GetProperty("uncompletedCount")}"
            + (s.GetProperty("isBlocked").GetBoolean() ? "*" : "") + (s.GetProperty("isFaulted").GetBoolean() ? "!" : "")));
    }

    /// <summary>The journal as <c>activity event</c>, without acts and without what stands on the root.</summary>
    public async Task<string> Journal(JsonElement dossier)
    {
        var filter = new { excludedActivityTypes = (string[])["Elsa.Flowchart", "OneStop.Dossier"], eventNames = (string[])["Started", "Suspended", "Resumed", "Completed", "Canceled", "Faulted", "Skipped"] };
        var page = await Post($"workflow-instances/{IdOf(dossier)}/journal?skip=0&take=500", new { filter });
        return string.Join(' ', page.GetProperty("items").EnumerateArray().Select(r => $"{r.Text("activityId")}:{r.Text("eventName")}"));
    }

    /// <summary>The id of a dossier, as received or as it stands after a step.</summary>
    public static string IdOf(JsonElement dossier) => dossier.TryGetProperty("dossierId", out var id) ? id.GetString()! : dossier.Text("id");

    private static async Task<JsonElement> Content(HttpResponseMessage answer)
    {
        var body = await answer.ReadJson();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), body.ToString());
        return body;
    }
}
