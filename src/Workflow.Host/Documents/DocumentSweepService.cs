namespace Workflow.Host.Documents;

/// <summary>Sweeps a part of the store each hour, the whole of it within a day.</summary>
internal sealed class DocumentSweepService(DocumentSweep sweep, IDocumentStore store, TimeProvider time, ILogger<DocumentSweepService> log) : BackgroundService
{
    private const int HoursForAll = 16;
    private static readonly TimeSpan interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        var parts = store.Parts / HoursForAll;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // By the clock, so that a service that is often started again still comes round.
                var turn = (int)(time.GetUtcNow().ToUnixTimeSeconds() / (long)interval.TotalSeconds % HoursForAll);
                var removed = await sweep.Run(turn * parts, parts, stoppingToken);
                if (removed > 0) log.LogInformation("{Files} files that nothing refers to were removed", removed);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "Unused files could not be removed; the next hour tries again");
            }
        }
    }
}
