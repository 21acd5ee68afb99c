using System.Collections.Concurrent;
using System.Text.Json;

namespace Workflow.IntegrationTests.Live;

/// <summary>A browser's side of a stream: reads it in the background until it ends.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly HttpResponseMessage answer;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly SemaphoreSlim come = new(0);

    private EventReader(HttpResponseMessage answer)
    {
        this.answer = answer;
        Ended = Read();
    }

    public HttpResponseMessage Answer => answer;

    /// <summary>Ends when the host has closed the stream.</summary>
    public Task Ended { get; }

    public static async Task<EventReader> Open(HttpClient client, string? lastEvent = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/events", UriKind.Relative));
        if (lastEvent is not null) request.Headers.Add("Last-Event-ID", lastEvent);
        return new EventReader(await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>The next event: its name, id and data.</summary>
    public async Task<(string Name, string Id, JsonElement Data)> Next()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            Assert.That(await come.WaitAsync(TimeSpan.FromSeconds(20)), Is.True, "No event came.");
            lines.TryDequeue(out var line);
            if (line!.Length == 0 && fields.TryGetValue("data", out var data)) return (fields["event"], fields["id"], JsonElement.Parse(data));
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var at) fields[line[..at]] = line[(at + 1)..].Trim();
        }
    }

    /// <summary>Whether anything has come that was not read yet.</summary>
    public bool HasMore => !lines.IsEmpty;

    /// <summary>Whether a sign of life has come since the last event that was read.</summary>
    public bool HasComment => lines.Contains(":");

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        answer.Dispose();
        await Ended.WaitAsync(TimeSpan.FromSeconds(20));
        closing.Dispose();
        come.Dispose();
    }

    private async Task Read()
    {
        try
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(closing.Token));
            while (await reader.ReadLineAsync(closing.Token) is { } line)
            {
                lines.Enqueue(line);
                come.Release();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The test, or the host, has closed it.
        }
    }
}
