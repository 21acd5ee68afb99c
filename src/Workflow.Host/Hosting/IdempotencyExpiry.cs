using Workflow.Persistence;

namespace Workflow.Host.Hosting;

/// <summary>Removes idempotency records and delivered events that have been kept long enough, once an hour.</summary>
internal sealed class IdempotencyExpiry(IdempotencyCleanup cleanup, TimeProvider time, ILogger<IdempotencyExpiry> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var removed = await cleanup.Remove(time.GetUtcNow().UtcDateTime, cancellationToken: stoppingToken);
                await cleanup.RemoveEvents(time.GetUtcNow().UtcDateTime, stoppingToken);
                if (removed > 0) log.LogInformation("{Records} idempotency records had expired", removed);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Expired idempotency records could not be removed; the next hour tries again");
            }
        }
    }
}
