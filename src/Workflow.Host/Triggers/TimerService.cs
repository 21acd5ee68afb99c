using Microsoft.Extensions.Options;
using Workflow.Core.Dossiers;
using Workflow.Persistence.Commands;

namespace Workflow.Host.Triggers;

/// <summary>Fires timers while the host runs; what has become due while none ran does not delay the start.</summary>
internal sealed class TimerService : DueService
{
    private readonly TimerSweep sweep;

    public TimerService(TimerSweep sweep, CommitQueue queue, TimeProvider time, IOptions<TriggerOptions> options, ILogger<TimerService> log)
        : this(sweep, new DueSignal(), queue, time, options, log) { }

    private TimerService(TimerSweep sweep, DueSignal signal, CommitQueue queue, TimeProvider time, IOptions<TriggerOptions> options, ILogger log)
        : base(signal, time, options, log)
    {
        this.sweep = sweep;
        queue.WhenInserted<DossierWait>(wait =>
        {
            if (wait.DueAt is { } due) signal.Raise(due);
        });
    }

    protected override Task<DateTime?> Sweep(CancellationToken stopping) => sweep.Run(stopping);
}
