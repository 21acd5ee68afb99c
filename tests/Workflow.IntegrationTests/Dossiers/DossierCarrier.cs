using System.Net.Http.Headers;
using System.Text.Json;
using Workflow.IntegrationTests.Testing;

namespace Workflow.IntegrationTests.Dossiers;

/// <summary>Receives permits and carries each through its steps, one after the other, keeping what it sent and what was answered.</summary>
internal sealed class DossierCarrier(Action onAnswer)
{
    private static readonly Dictionary<string, (string Officer, object Decision)> steps = new()
    {
        ["receive"] = ("tiepnhan", PermitOffice.Forwarded),
        ["appraise"] = ("chuyenvien", PermitOffice.Eligible),
        ["approve"] = ("giamdoc", PermitOffice.Approved),
    };

    private readonly List<SentChange> sent = [];

    /// <summary>What was answered by success.</summary>
    public IEnumerable<SentChange> Answered => sent.Where(s => s.Text is not null);

    /// <summary>The last answer about each dossier: the one that is still true.</summary>
    public IEnumerable<SentChange> LastOfEachDossier => Answered.GroupBy(s => s.DossierId).Select(g => g.Last());

    /// <summary>Dossier and step of every completion.</summary>
    public IEnumerable<string> Completions => Answered.Where(s => s.StepKey is not null).Select(s => $"{s.DossierId} {s.StepKey}");

    /// <summary>Works until the host is gone.</summary>
    public async Task Work(OfficersOfAHost officers)
    {
        try
        {
            while (true) await Carry(officers, await Receive(officers));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The host was killed: the last request has no answer.
        }
    }

    /// <summary>Sends again, unchanged, what the killed host left without an answer.</summary>
    public async Task SettleWhatWasUnanswered(OfficersOfAHost officers)
    {
        if (sent[^1] is { Text: null } open) await open.Send(officers);
    }

    /// <summary>Carries the last dossier to its result, or a new one where that is done; returns the state that is reached.</summary>
    public async Task<string> GoOn(OfficersOfAHost officers)
    {
        var last = sent[^1].Answer;
        return await Carry(officers, last.GetProperty("openTasks")[0].Text("kind") == "ReturnResult" ? await Receive(officers) : last);
    }

    private Task<JsonElement> Receive(OfficersOfAHost officers) =>
        Send(officers, new SentChange("tiepnhan", "/api/dossiers", PermitOffice.Application(), null, null));

    private async Task<string> Carry(OfficersOfAHost officers, JsonElement at)
    {
        while (PermitOffice.OpenTask(at) is var task && steps.TryGetValue(task.Text("stepKey"), out var step))
        {
            var path = $"/api/tasks/{task.Text("id")}/complete";
            at = await Send(officers, new SentChange(step.Officer, path, step.Decision, task.GetProperty("revision").GetInt32(), task.Text("stepKey")));
        }
        return at.Text("state");
    }

    private async Task<JsonElement> Send(OfficersOfAHost officers, SentChange change)
    {
        sent.Add(change);
        await change.Send(officers);
        onAnswer();
        return change.Answer;
    }
}

/// <summary>One change as it was sent, under a key of its own, and the first answer to it.</summary>
internal sealed record SentChange(string Officer, string Path, object Body, int? Revision, string? StepKey)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    /// <summary>The first answer; null while there is none.</summary>
    public string? Text { get; private set; }

    public int Status { get; private set; }

    public JsonElement Answer => JsonElement.Parse(Text!);

    public string DossierId => Answer.TryGetProperty("dossierId", out var id) ? id.GetString()! : Answer.Text("id");

    public async Task Send(OfficersOfAHost officers)
    {
        var (status, text) = await Repeat(officers);
        Assert.That(status, Is.EqualTo(StepKey is null ? 201 : 200), text);
        (Status, Text) = (status, text);
    }

    /// <summary>Sends the same again under the same key.</summary>
    public async Task<(int Status, string Text)> Repeat(OfficersOfAHost officers)
    {
        using var answer = await PermitOffice.Send(officers[Officer], Path, Body, Revision, key);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>Officers who call a host with their tokens.</summary>
internal sealed class OfficersOfAHost : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients;

    public OfficersOfAHost(Uri address, IReadOnlyDictionary<string, string> tokens) => clients = tokens.ToDictionary(t => t.Key, t => new HttpClient
    {
        BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", t.Value) },
    });

    public HttpClient this[string officer] => clients[officer];

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
    }
}
