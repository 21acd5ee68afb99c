using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Benchmarks.Studio;

/// <summary>A designer's Studio without its browser: it asks what Studio asks while one definition is open, and says in milliseconds how long each answer took to come in whole.</summary>
internal sealed class StudioCaller : IDisposable
{
    private const string Save = "workflow-definitions";
    private const string Descriptors = "descriptors/activities?Refresh=True";

    private readonly HttpClient http;
    private readonly string definitionId;
    private JsonObject definition = [];
    private EntityTagHeaderValue? descriptors;
    private int changes;

    public StudioCaller(Uri address, string token, string definitionId)
    {
        this.definitionId = definitionId;
        http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address, "/elsa/api/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("X-Open-Definition", definitionId);
        http.DefaultRequestHeaders.Add("Cookie", $"studio-browser={Guid.NewGuid():N}");
        http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
    }

    /// <summary>Bytes of the last answer, as they came.</summary>
    public int LastBytes { get; private set; }

    private string Latest => $"workflow-definitions/by-definition-id/{definitionId}?versionOptions=Latest";

    /// <summary>All that the editor asks before it shows the definition, one call after another.</summary>
    public async Task<double> OpenEditor()
    {
        var milliseconds = await Get(Latest) + await Get(Descriptors);
        foreach (var list in (string[])
        [
            "expression-descriptors", "expression-descriptors", "workflow-activation-strategies", "log-persistence-strategies", "incident-strategies", "commit-strategies/workflows",
        ])
            milliseconds += await Get($"descriptors/{list}");
        return milliseconds + await Get("features/installed");
    }

    /// <summary>The definition alone.</summary>
    public Task<double> OpenDefinition() => Get(Latest);

    /// <summary>What stands behind the editor's list of versions.</summary>
    public Task<double> ListVersions() => Get($"workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={definitionId}&OrderBy=Version&OrderDirection=Descending");

    /// <summary>The descriptors, as the editor reads them again after every save; a browser that has them asks whether they are still the same.</summary>
    public async Task<double> ReadDescriptors()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Descriptors, UriKind.Relative));
        if (descriptors is not null) request.Headers.IfNoneMatch.Add(descriptors);
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        if (answer.StatusCode != HttpStatusCode.NotModified) descriptors = answer.EnsureSuccessStatusCode().Headers.ETag;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>An answer of the same interface that holds nothing: what authorisation and the wire cost by themselves.</summary>
    public Task<double> ReadNothing() => Get("features/installed");

    /// <summary>Takes the definition as it stands into the editor, to be changed and saved from there.</summary>
    public async Task Load()
    {
        using var answer = await http.GetAsync(new Uri(Latest, UriKind.Relative));
        definition = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync())!.AsObject();
    }

    /// <summary>Moves a step and saves by itself, as the editor does after each change.</summary>
    public Task<double> AutoSave()
    {
        LargeProcedure.Move(definition, ++changes);
        return Post(publish: false);
    }

    /// <summary>Changes what the process means, and publishes it.</summary>
    public Task<double> Publish()
    {
        LargeProcedure.Rename(definition, ++changes);
        return Post(publish: true);
    }

    /// <param name="path">Below the interface.</param>
    public async Task<double> Get(string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        LastBytes = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends the definition; the answer takes its place, as in the editor.</summary>
    private async Task<double> Post(bool publish)
    {
        using var body = new StringContent(new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = publish }.ToJsonString(), Encoding.UTF8, "application/json");
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(new Uri(Save, UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(text);
        definition = JsonNode.Parse(text)!["workflowDefinition"]!.AsObject();
        return milliseconds;
    }
}
