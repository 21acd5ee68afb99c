using Microsoft.Extensions.Options;

namespace Workflow.Host.Forecasts;

/// <summary>Counts each day's queues, learns from what has ended and forecasts what is open, beside everything else; the first look comes one interval after the start.</summary>
internal sealed class ForecastService(
    LearnFromEnded learn, QueueDays queues, RiskBoard board, TimeProvider time, IOptions<ForecastOptions> options, ILogger<ForecastService> log) : BackgroundService
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
                await board.RefreshUnhurried(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // What has ended stays ended while the database is away: the next look finds it.
                log.LogWarning(exception, "Forecasts could not be brought up to date");
            }
        }
    }
}
