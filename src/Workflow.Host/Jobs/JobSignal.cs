namespace Workflow.Host.Jobs;

/// <summary>Wakes the host's own runner when a job was asked for here; jobs of other hosts are found by looking.</summary>
internal sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    /// <summary>Waits for a job, at most so long.</summary>
    public Task Wait(TimeSpan most, CancellationToken cancellation) => raised.WaitAsync(most, cancellation);

    public void Dispose() => raised.Dispose();
}
