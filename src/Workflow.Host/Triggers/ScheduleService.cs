using Microsoft.Extensions.Options;

namespace Workflow.Host.Triggers;

/// <summary>Opens the dossiers of processes that begin by the clock, while the host runs.</summary>
internal sealed class ScheduleService(ScheduleSweep sweep, TimeProvider time, IOptions<TriggerOptions> options, ILogger<ScheduleService> log)
    : DueService(new DueSignal(), time, options, log)
{
    protected override Task<DateTime?> Sweep(CancellationToken stopping) => sweep.Run(stopping);
}
