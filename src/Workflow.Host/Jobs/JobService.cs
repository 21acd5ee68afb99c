namespace Workflow.Host.Jobs;

/// <summary>Works on jobs in the background, one at a time, beside officers and reminders.</summary>
internal sealed class JobService(JobRunner runner, JobSignal signal, ILogger<JobService> log) : BackgroundService
{
    // A job that another host left is taken up this long after its lease at the latest.
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await runner.RunOldest(stoppingToken)) continue;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "A job stopped; it goes on when its lease has ended");
            }
            await signal.Wait(idle, stoppingToken);
        }
    }
}
