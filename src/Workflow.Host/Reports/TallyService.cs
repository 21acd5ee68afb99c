namespace Workflow.Host.Reports;

/// <summary>Tallies the days that are over, beside everything else, each quarter of an hour; the first look comes one interval after the start.</summary>
internal sealed class TallyService(TallyDays tally, TimeProvider time, ILogger<TallyService> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var written = await tally.All(cancellation: stoppingToken);
                if (written > 0) log.LogInformation("Tallied {Days} days", written);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A day that was not tallied is counted from its dossiers until it is.
                log.LogWarning(exception, "The tallies could not be brought up to date");
            }
        }
    }
}
