using System.Threading.Channels;

namespace Workflow.Host.Triggers;

/// <summary>Wakes one who rests until something is due. Raising it twice before anybody looks is raising it once.</summary>
internal sealed class DueSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long restsUntil = DateTime.MaxValue.Ticks;

    /// <summary>Something is due at an instant; who rests until later is woken.</summary>
    public void Raise(DateTime at)
    {
        if (at.Ticks < Interlocked.Read(ref restsUntil)) raised.Writer.TryWrite(true);
    }

    /// <summary>Rests until an instant or until something earlier comes up.</summary>
    public async Task Rest(DateTime until, TimeProvider time, CancellationToken cancellation)
    {
        Interlocked.Exchange(ref restsUntil, until.Ticks);
        var length = until - time.GetUtcNow().UtcDateTime;
        if (length <= TimeSpan.Zero) return;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var delay = Task.Delay(length, time, over.Token);
        // A clock that was set forward before the delay began would end it too late.
        if (time.GetUtcNow().UtcDateTime < until) await Task.WhenAny(delay, raised.Reader.ReadAsync(over.Token).AsTask());
        await over.CancelAsync();
        // Until the next rest is known, anything may be earlier.
        Interlocked.Exchange(ref restsUntil, DateTime.MaxValue.Ticks);
    }
}
