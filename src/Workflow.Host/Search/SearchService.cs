namespace Workflow.Host.Search;

/// <summary>Brings dossiers that are older than the search into it, once, beside everything else.</summary>
internal sealed class SearchService(SearchTermFiller filler, TimeProvider time, ILogger<SearchService> log) : BackgroundService
{
    /// <summary>How many times as long as a batch took a host rests after it: on SQLite nobody else writes meanwhile.</summary>
    private const int Rest = 2;

    private static readonly TimeSpan AfterFault = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start goes on: the first look is not part of it.
        await Task.Yield();
        for (var isLeft = true; isLeft;)
        {
            var begun = time.GetTimestamp();
            try
            {
                isLeft = await filler.Batch(stoppingToken);
                if (isLeft) await Task.Delay(Rest * time.GetElapsedTime(begun), time, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogWarning(exception, "The words of older dossiers could not be written");
                await Task.Delay(AfterFault, time, stoppingToken);
            }
        }
    }
}
