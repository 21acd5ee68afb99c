using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Workflow.Persistence.Commands;
using Workflow.Persistence.Databases;

namespace Workflow.Host.Live;

/// <summary>Puts what this host commits into its ring and tells the other hosts on the database, and puts what they tell into the ring as well.</summary>
internal sealed class LiveRelay : BackgroundService
{
    private const int MostWaiting = 8192;
    private const int MostBytes = 7900;
    private static readonly TimeSpan gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan rest = TimeSpan.FromSeconds(3);

    private readonly string host = Guid.NewGuid().ToString("N");
    private readonly Channel<LiveChange> outgoing = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly LiveRing ring;
    private readonly Database database;
    private readonly TimeProvider time;
    private readonly ILogger<LiveRelay> log;
    private volatile bool isTooMuch;

    public LiveRelay(CommitQueue queue, LiveRing ring, Database database, TimeProvider time, ILogger<LiveRelay> log)
    {
        (this.ring, this.database, this.time, this.log) = (ring, database, time, log);
        queue.WhenCommitted(written => Publish([.. LiveChange.In(written)]));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        database.IsShared ? Task.WhenAll(Send(stoppingToken), Hear(stoppingToken)) : Task.CompletedTask;

    private void Publish(List<LiveChange> changes)
    {
        if (changes.Count == 0) return;
        ring.Add(changes);
        if (!database.IsShared) return;
        foreach (var change in changes)
            if (!outgoing.Writer.TryWrite(change)) isTooMuch = true;
    }

    private async Task Send(CancellationToken stopping)
    {
        while (await outgoing.Reader.WaitToReadAsync(stopping))
        {
            await Task.Delay(gathering, time, stopping);
            var messages = Messages();
            try
            {
                await database.Announce(messages, stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Other hosts could not be told of {Messages} messages", messages.Count);
                isTooMuch = true;
                await Task.Delay(rest, time, stopping);
            }
        }
    }

    /// <summary>What waits, in messages as large as they may be; where some of it was lost, one that says so and nothing else.</summary>
    private List<string> Messages()
    {
        var waiting = new List<LiveChange>();
        while (outgoing.Reader.TryRead(out var change)) waiting.Add(change);
        if (isTooMuch)
        {
            isTooMuch = false;
            return [Text(new LiveMessage(host, null))];
        }
        var largest = waiting.Count == 0 ? 1 : waiting.Max(c => Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(c)));
        var empty = Encoding.UTF8.GetByteCount(Text(new LiveMessage(host, [])));
        return [.. waiting.Chunk(Math.Max((MostBytes - empty) / (largest + 1), 1)).Select(part => Text(new LiveMessage(host, part)))];
    }

    private async Task Hear(CancellationToken stopping)
    {
        var isFirst = true;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await database.Listen(() => { if (!isFirst) ring.Break(); }, Take, stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Other hosts are not heard at the moment");
            }
            isFirst = false;
            await Task.Delay(rest, time, stopping);
        }
    }

    private void Take(string text)
    {
        var message = JsonSerializer.Deserialize<LiveMessage>(text)!;
        if (message.Host == host) return;
        if (message.Changes is { } changes) ring.Add(changes);
        else ring.Break();
    }

    private static string Text(LiveMessage message) => JsonSerializer.Serialize(message);

    /// <summary>What one host tells the others.</summary>
    /// <param name="Changes">Null when too much came at once to be told.</param>
    private sealed record LiveMessage(string Host, IReadOnlyList<LiveChange>? Changes);
}
