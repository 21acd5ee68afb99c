using Microsoft.Extensions.Options;

namespace Workflow.Host.Triggers;

/// <summary>Opens the dossiers of processes that begin by the clock, while the host runs.</summary>
internal sealed class ScheduleService(ScheduleSweep sweep, ScheduleSignal signal, TimeProvider time, IOptions<TriggerOptions> options, ILogger<ScheduleService> log)
    : DueService(signal.Due, time, options, log)
{
    protected override Task<DateTime?> Sweep(CancellationToken stopping) => sweep.Run(stopping);
}

/// <summary>Raised when a publication brings a process that begins by the clock.</summary>
internal sealed class ScheduleSignal
{
    public DueSignal Due { get; } = new();
}
