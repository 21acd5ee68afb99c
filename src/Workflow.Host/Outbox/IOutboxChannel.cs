using Workflow.Core.Outbox;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Outbox;

/// <summary>
/// One kind of way out of the house. The outbox keeps, leases and repeats the messages; a channel knows what its own are worth at a moment
/// and how an attempt at one is made.
/// </summary>
internal interface IOutboxChannel
{
    /// <summary>What stands before the first colon in the names of its channels.</summary>
    string Kind { get; }

    /// <summary>Whether a channel that is down rests as a whole; false where a process waits for each single message.</summary>
    bool RestsWhenDown { get; }

    /// <summary>How long one attempt of a message may take.</summary>
    TimeSpan TimeoutOf(OutboxMessage message);

    /// <summary>From when on a message may be sent; null when nobody wants it any longer. Decided inside the transaction of its claim.</summary>
    DateTime? MayGo(OutboxMessage message, CommandSession session, DateTime now);

    /// <summary>Makes one attempt. What goes wrong is an outcome; only the end of <paramref name="stopping"/> is an exception.</summary>
    Task<SendOutcome> Send(OutboxMessage message, CancellationToken stopping);
}
