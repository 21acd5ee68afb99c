namespace Workflow.Host.Jobs;

/// <summary>Long work of one kind that was asked for, a batch at a time under a lease, so that whichever host is free goes on with it.</summary>
internal interface ILongWork
{
    /// <summary>Works on the oldest that no living host works on until it is over; false when there is none.</summary>
    Task<bool> RunOldest(CancellationToken cancellation);
}

/// <summary>Works in the background, one at a time, beside officers and reminders.</summary>
internal sealed class LongWorkService<TWork>(TWork work, LongWorkSignal<TWork> signal, ILogger<TWork> log) : BackgroundService
    where TWork : ILongWork
{
    // What another host left is taken up this long after its lease at the latest.
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await work.RunOldest(stoppingToken)) continue;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Long work stopped; it goes on when its lease has ended");
            }
            await signal.Wait(idle, stoppingToken);
        }
    }
}

/// <summary>Wakes the host's own worker when work was asked for here; what other hosts were asked for is found by looking.</summary>
internal sealed class LongWorkSignal<TWork> : IDisposable
    where TWork : ILongWork
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    /// <summary>Waits for work, at most so long.</summary>
    public Task Wait(TimeSpan most, CancellationToken cancellation) => raised.WaitAsync(most, cancellation);

    public void Dispose() => raised.Dispose();
}
