using System.Threading.Channels;
using Workflow.Core.Outbox;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Outbox;

/// <summary>Wakes this host's sender: raised after each commit that holds a message. Raising it twice before anybody looks is raising it once.</summary>
internal sealed class OutboxSignal
{
    private readonly Channel<bool> raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public OutboxSignal(CommitQueue queue) => queue.WhenInserted<OutboxMessage>(Raise);

    public void Raise() => raised.Writer.TryWrite(true);

    /// <summary>Waits until it is raised, and lowers it.</summary>
    public async Task Wait(CancellationToken cancellation) => await raised.Reader.ReadAsync(cancellation);
}
