using Workflow.Persistence;

namespace Workflow.Host.Hosting;

/// <summary>Removes rows that have been kept long enough, once an hour.</summary>
internal sealed class ExpiryService(ExpiredRows rows, TimeProvider time, ILogger<ExpiryService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var removed = await rows.Remove(time.GetUtcNow().UtcDateTime, cancellationToken: stoppingToken);
                if (removed > 0) log.LogInformation("{Rows} rows had been kept long enough", removed);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Expired rows could not be removed; the next hour tries again");
            }
        }
    }
}
