using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Workflow.Benchmarks.Serving;

namespace Workflow.Benchmarks.Steps;

/// <summary>One machine that works through dossiers of its own, step by step, each request a complete one.</summary>
internal sealed class StepClient : IDisposable
{
    private static readonly MediaTypeHeaderValue json = new("application/json");
    private static readonly byte[] decision = """{"outcome":"Done","note":"Đủ thành phần, đúng quy định."}"""u8.ToArray();
    private static readonly Uri dossiers = new("/api/dossiers", UriKind.Relative);
    private static readonly Uri me = new("/api/me", UriKind.Relative);

    private readonly HttpClient http;
    private readonly Queue<OpenStep> waiting = new();
    private OpenStep? current;

    public StepClient(Uri address, string token)
    {
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Receives a dossier to be worked through later.</summary>
    public async Task<bool> Receive()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, dossiers)
        {
            Content = JsonContent.Create(new
            {
                procedure = BenchmarkProcedure.Code,
                channel = "Counter",
                applicant = new { name = "Nguyễn Thị Hạnh", identityNumber = "027085001234", phone = "0912345678", address = "Thôn Đông, xã Phù Lãng, tỉnh Bắc Ninh" },
                declaration = new { site = "Thửa 12, tờ bản đồ 7" },
            }),
        };
        waiting.Enqueue((await Send(request))!);
        return true;
    }

    /// <summary>Completes a step and reads the one that follows from the answer; false when all dossiers are done.</summary>
    public async Task<bool> CompleteStep()
    {
        if (current is null && !waiting.TryDequeue(out current)) return false;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tasks/{current.Id}/complete") { Content = new ByteArrayContent(decision) };
        request.Content.Headers.ContentType = json;
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{current.Revision}\"");
        current = await Send(request);
        return true;
    }

    /// <summary>Asks for the smallest thing that has to be authorised.</summary>
    public async Task<bool> ReadMe()
    {
        using var answer = await http.GetAsync(me);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return true;
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends a change and reads the open step of the answer; null when the dossier is finished.</summary>
    private async Task<OpenStep?> Send(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(body));
        using var document = JsonDocument.Parse(body);
        foreach (var step in document.RootElement.GetProperty("openTasks").EnumerateArray())
            return new OpenStep(step.GetProperty("id").GetGuid(), step.GetProperty("revision").GetInt32());
        return null;
    }

    private sealed record OpenStep(Guid Id, int Revision);
}
