using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Workflow.Host.Live;

/// <summary>Writes one stream of server-sent events: news at a pace, a sign of life in silence, and an end when the session has one.</summary>
internal sealed class LiveStream(LiveRing ring, TimeProvider time, IOptions<LiveOptions> options, IOptions<JsonOptions> json)
{
    private const int RetryMilliseconds = 3000;
    private const string Alive = ":\n\n";

    /// <summary>Runs until it is cancelled or the session ends.</summary>
    /// <param name="place">The last event that the reader has seen; null begins now.</param>
    public async Task Run(LiveSession session, string? place, Stream output, CancellationToken ending)
    {
        var reader = LiveReader.From(ring, place);
        await Write(output, string.Create(CultureInfo.InvariantCulture, $"retry: {RetryMilliseconds}\nid: {reader.Place}\nevent: hello\ndata: {{}}\n\n"), ending);
        var written = time.GetTimestamp();
        while (true)
        {
            var hasNews = await HasNews(reader, ending);
            if (session.Caller() is not { } me) return;
            var news = hasNews ? reader.Next(me) : null;
            var text = news is { IsEmpty: false } ? Event(news) : !hasNews || time.GetElapsedTime(written) >= options.Value.Heartbeat ? Alive : null;
            if (text is not null)
            {
                await Write(output, text, ending);
                written = time.GetTimestamp();
            }
            // Whatever comes in meanwhile is told in one go, also to those whom it does not concern.
            if (hasNews) await Task.Delay(options.Value.Pace, time, ending);
        }
    }

    /// <summary>Waits for news, no longer than the stream may be silent.</summary>
    private async Task<bool> HasNews(LiveReader reader, CancellationToken ending)
    {
        var came = reader.Wait();
        if (came.IsCompleted) return true;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ending);
        await Task.WhenAny(came, Task.Delay(options.Value.Heartbeat, time, over.Token));
        await over.CancelAsync();
        ending.ThrowIfCancellationRequested();
        return came.IsCompleted;
    }

    private string Event(LiveNews news) =>
        $"id: {news.Id}\nevent: {(news.IsReset ? "reset" : "news")}\ndata: {JsonSerializer.Serialize(news, json.Value.SerializerOptions)}\n\n";

    private static async Task Write(Stream output, string text, CancellationToken ending)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), ending);
        await output.FlushAsync(ending);
    }
}
