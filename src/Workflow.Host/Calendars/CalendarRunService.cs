namespace Workflow.Host.Calendars;

/// <summary>Works on previews and recomputations in the background, beside officers and reminders.</summary>
internal sealed class CalendarRunService(CalendarRunner runner, CalendarRunSignal signal, ILogger<CalendarRunService> log) : BackgroundService
{
    // A run that another host left is taken up this long after its lease at the latest.
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
                log.LogWarning(exception, "A calendar run stopped; it goes on when its lease has ended");
            }
            await signal.Wait(idle, stoppingToken);
        }
    }
}
