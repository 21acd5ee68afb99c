using Workflow.Core.Outbox;

namespace Workflow.Host.Outbox;

/// <summary>What this host has sent since it started.</summary>
internal sealed class OutboxFigures
{
    private long delivered;
    private long failed;
    private long dead;

    /// <summary>Messages that were answered.</summary>
    public long Delivered => Interlocked.Read(ref delivered);

    /// <summary>Attempts that are to be followed by another.</summary>
    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Messages given up.</summary>
    public long Dead => Interlocked.Read(ref dead);

    /// <param name="state">What a message is after an attempt.</param>
    public void Add(OutboxState state)
    {
        switch (state)
        {
            case OutboxState.Sent: Interlocked.Increment(ref delivered); break;
            case OutboxState.Waiting: Interlocked.Increment(ref failed); break;
            case OutboxState.Dead: Interlocked.Increment(ref dead); break;
            case OutboxState.Withdrawn: break;
            default: throw new ArgumentOutOfRangeException(nameof(state), state, "No such state.");
        }
    }
}
