namespace Workflow.Host.Calendars;

/// <summary>Wakes the host's own worker when a run was asked for here; runs of other hosts are found by looking.</summary>
internal sealed class CalendarRunSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    /// <summary>Waits for a run, at most so long.</summary>
    public Task Wait(TimeSpan most, CancellationToken cancellation) => raised.WaitAsync(most, cancellation);

    public void Dispose() => raised.Dispose();
}
