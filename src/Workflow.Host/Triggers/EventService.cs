using Microsoft.Extensions.Options;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Triggers;

/// <summary>Delivers events while the host runs.</summary>
internal sealed class EventService : DueService
{
    private readonly EventDelivery delivery;

    public EventService(EventDelivery delivery, CommitQueue queue, TimeProvider time, IOptions<TriggerOptions> options, ILogger<EventService> log)
        : this(delivery, new DueSignal(), queue, time, options, log) { }

    private EventService(EventDelivery delivery, DueSignal signal, CommitQueue queue, TimeProvider time, IOptions<TriggerOptions> options, ILogger log)
        : base(signal, time, options, log)
    {
        this.delivery = delivery;
        queue.WhenInserted<RaisedEvent>(raised => signal.Raise(raised.RaisedAt));
    }

    protected override Task<DateTime?> Sweep(CancellationToken stopping) => delivery.Run(stopping);
}
