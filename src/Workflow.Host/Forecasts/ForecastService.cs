using Microsoft.Extensions.Options;

namespace Workflow.Host.Forecasts;

/// <summary>Counts each day's queues and learns from what has ended, beside everything else; the first look comes one interval after the start.</summary>
internal sealed class ForecastService(
    LearnFromEnded learn, QueueDays queues, TimeProvider time, IOptions<ForecastOptions> options, ILogger<ForecastService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.IntervalSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await queues.Count(queues.DayOf(time.GetUtcNow().UtcDateTime), stoppingToken);
                var learnt = await learn.All(stoppingToken);
                if (learnt > 0) log.LogInformation("Forecasts have learnt from {Dossiers} ended dossiers", learnt);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What has ended stays ended while the database is away: the next look finds it.
                log.LogWarning(exception, "Forecasts could not learn from what has ended");
            }
        }
    }
}
